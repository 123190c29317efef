package org.khettara.core.audit;

/// What was done, before it has its place in the book.
///
/// @param who a person, or the run that did it
/// @param from what held before; empty when nothing can be said
/// @param to what holds after; likewise
/// @param why empty for what needs no reason
public record AuditNote(String who, String what, String from, String to, String why) {}
