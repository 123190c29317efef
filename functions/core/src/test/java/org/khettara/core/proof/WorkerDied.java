package org.khettara.core.proof;

/// The end of a worker. Nothing that is run on its way out reaches a port.
final class WorkerDied extends Error {
    private static final long serialVersionUID = 1L;
}
