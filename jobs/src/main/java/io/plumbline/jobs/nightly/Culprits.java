package io.plumbline.jobs.nightly;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Does a piece of work for many clients together; where that breaks, finds by halves whose rows break it, and does it for
 * all the others. A client takes about two times log2 of their number further attempts, and a good night none.
 */
final class Culprits {
    private static final Logger LOG = LogManager.getLogger(Culprits.class);

    /** What is not told apart by then is held together: a night ends some time. */
    private static final int MOST_ATTEMPTS = 48;

    private final Work work;
    private final SortedMap<String, Exception> found = new TreeMap<>();
    private int attempts;

    private Culprits(Work work) {
        this.work = work;
    }

    /** Some clients' share; what it did is to be undone or never looked at where it throws. */
    @FunctionalInterface
    interface Work {
        void doFor(List<String> clients) throws Exception;
    }

    /**
     * Those for whom it cannot be done, each with the failure.
     *
     * @throws Exception where the machine is to blame, or nobody of several gets through: then it is no client's fault
     */
    static SortedMap<String, Exception> among(List<String> clients, Work work) throws Exception {
        Culprits culprits = new Culprits(work);
        culprits.attempt(clients);
        if (culprits.found.size() > 1 && culprits.found.size() == clients.size()) {
            throw culprits.found.get(culprits.found.firstKey());
        }
        return culprits.found;
    }

    private void attempt(List<String> clients) throws Exception {
        attempts++;
        try {
            work.doFor(clients);
        } catch (Exception e) {
            if (e instanceof InterruptedException || MachineTrouble.in(e).isPresent()) {
                throw e;
            }
            if (clients.size() == 1 || attempts >= MOST_ATTEMPTS) {
                clients.forEach(client -> found.put(client, e));
                LOG.warn("Held: {}", clients, e);
            } else {
                LOG.warn("{} clients together fail: {}; half of them next", clients.size(), Reasons.of(e));
                attempt(clients.subList(0, clients.size() / 2));
                attempt(clients.subList(clients.size() / 2, clients.size()));
            }
        }
    }
}
