package id.laksa.whatsapp;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as it was told, and remembers what it was given. */
final class FakeCloud implements CloudApi {
  final List<Message> sent = new ArrayList<>();
  final Deque<SendResult> results = new ArrayDeque<>();
  private @Nullable MediaResult media;

  static FakeCloud answering(SendResult... results) {
    FakeCloud cloud = new FakeCloud();
    cloud.results.addAll(List.of(results));
    return cloud;
  }

  static FakeCloud holding(MediaResult media) {
    FakeCloud cloud = new FakeCloud();
    cloud.media = media;
    return cloud;
  }

  @Override
  public SendResult send(WhatsAppUser to, Message message, String callbackData) {
    sent.add(message);
    return results.remove();
  }

  @Override
  public MediaResult fetch(String mediaId, @Nullable String directUrl, Path scratch) {
    if (media == null) {
      throw new IllegalStateException("holds nothing");
    }
    return media;
  }
}
