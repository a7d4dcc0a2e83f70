package id.laksa.copies.drools;

import id.laksa.copies.CopyRow;

/** Fact: the complaint came in at a row's time of the day. */
public record Holds(CopyRow row) {}
