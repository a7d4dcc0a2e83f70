package id.laksa.copies.drools;

import id.laksa.copies.CopyRow;

/** Fact: the complaint lies where a row holds. */
public record LiesThere(CopyRow row) {}
