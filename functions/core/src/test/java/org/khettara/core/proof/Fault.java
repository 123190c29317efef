package org.khettara.core.proof;

/// What may become of a call.
public enum Fault {
    /// It never reaches the port; the caller is told that it failed.
    LOST,
    /// The port does what it is asked; the caller is told that it failed.
    ANSWER_LOST,
    /// The port is asked twice; the caller is given the second answer.
    ASKED_TWICE,
    /// The worker stands still until its lease is over and another worker has done the same work;
    /// then the call goes on.
    OVERTAKEN,
    /// As [#OVERTAKEN], but the other worker dies before it settles anything.
    OVERTAKEN_AND_LEFT,
    /// The port does what it is asked, and the worker is dead.
    DEATH
}
