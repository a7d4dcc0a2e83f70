package id.laksa.words;

/**
 * One word of a complaint.
 *
 * @param written as in the text, in small letters, without accents
 * @param root what it is looked up by
 * @param negated whether a word like "tidak" before it denies it
 * @param filler whether it says nothing by itself
 * @param sentence which sentence it stands in, from 0
 */
public record Word(String written, String root, boolean negated, boolean filler, int sentence) {}
