package io.plumbline.jobs.nightly;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells troubles that may be over in a minute from those that the same run would meet again. */
public final class PassingTrouble {
    private static final List<Class<? extends Throwable>> PASSING = List.of(
            IOException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            DataAccessResourceFailureException.class,
            CannotCreateTransactionException.class);

    /** It will not be there the second time either. */
    private static final List<Class<? extends Throwable>> LASTING =
            List.of(NoSuchFileException.class, FileNotFoundException.class);

    /** Connection, resources, operator intervention, serialisation and deadlock, in SQL's classes of states. */
    private static final Set<String> PASSING_STATES = Set.of("08", "53", "57", "40");

    /** DuckDB and Spark say in words what others say by class. */
    private static final List<String> PASSING_WORDS = List.of(
            "IO Error:",
            "No space left on device",
            "ExecutorLostFailure",
            "Executor heartbeat timed out",
            "SparkContext was shut down",
            "stopped SparkContext",
            "Master removed our application",
            "All masters are unresponsive");

    private PassingTrouble() {}

    /** Whether it, or whatever caused it, passes. */
    public static boolean is(Throwable failure) {
        return causes(failure).anyMatch(PassingTrouble::passes);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }

    private static boolean passes(Throwable cause) {
        return isNone(LASTING, cause) && (!isNone(PASSING, cause) || passesBySqlState(cause) || passesByWords(cause));
    }

    private static boolean isNone(List<Class<? extends Throwable>> kinds, Throwable cause) {
        return kinds.stream().noneMatch(kind -> kind.isInstance(cause));
    }

    private static boolean passesByWords(Throwable cause) {
        String message = cause.getMessage();
        return message != null && PASSING_WORDS.stream().anyMatch(message::contains);
    }

    private static boolean passesBySqlState(Throwable cause) {
        String state = cause instanceof SQLException failure ? failure.getSQLState() : null;
        return state != null && state.length() == 5 && PASSING_STATES.contains(state.substring(0, 2));
    }
}
