package id.laksa.dev.demo;

import java.util.List;

/** Somebody who reported, on his channel. One complaint a reporter. */
interface DemoReporter {
  /** His first name; made up. */
  String name();

  /** App, WhatsApp or Web. */
  String channel();

  /** His ticket; empty before he has one. */
  String ticket();

  /**
   * Waits until his channel tells him something new.
   *
   * @param words in it
   * @throws Unexpected if it doesn't
   */
  void hears(String words);

  /** SHA-256 of the photos that his channel shows him now. */
  List<String> photosShown();

  /** Answers the department's question. */
  void informs(String text);

  /** Says that the work is done. */
  void confirms();

  /** Says that it isn't. */
  void reopens(String why);
}
