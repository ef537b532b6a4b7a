package io.plumbline.analyses;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes of the heap that this thread asks for while it does something, as the virtual machine counts them. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** After it was done once: the first time, classes are loaded. */
    public static long bytesOf(Runnable work) {
        work.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
