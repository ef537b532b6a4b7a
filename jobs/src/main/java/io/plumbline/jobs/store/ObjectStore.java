package io.plumbline.jobs.store;

import io.plumbline.jobs.workspace.UserMistake;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;

/**
 * Objects by name, below one place of a store. An object is there as a whole or not at all; many are moved at a time.
 */
final class ObjectStore implements AutoCloseable {
    private static final int AT_A_TIME = 8;

    private final StoreSettings settings;
    private final FileSystem files;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);

    private ObjectStore(StoreSettings settings) {
        this.settings = settings;
        Configuration configuration = new Configuration();
        settings.hadoop().forEach(configuration::set);
        try {
            files = FileSystem.newInstance(settings.place(), configuration);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    static ObjectStore open(StoreSettings settings) {
        return new ObjectStore(settings);
    }

    /** A move between the working copy and the store. */
    record Move(Path local, String name) {}

    /** The names below a folder, from the root on. */
    SortedSet<String> names(String folder) {
        SortedSet<String> names = new TreeSet<>();
        String prefix = settings.place().getPath() + "/";
        try {
            RemoteIterator<LocatedFileStatus> all = files.listFiles(at(folder), true);
            while (all.hasNext()) {
                names.add(all.next().getPath().toUri().getPath().substring(prefix.length()));
            }
            return names;
        } catch (FileNotFoundException e) {
            return names;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** What tells a version of an object from the next; empty where there is no such object. */
    Optional<String> version(String name) {
        try {
            return Optional.ofNullable(((EtagSource) files.getFileStatus(at(name))).getEtag());
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    void upload(Collection<Move> moves) {
        together(moves, move -> put(move.local(), files.create(at(move.name()), true)));
    }

    void download(Collection<Move> moves) {
        together(moves, move -> {
            Path unfinished = move.local().resolveSibling("." + move.local().getFileName() + ".tmp");
            Files.createDirectories(unfinished.toAbsolutePath().getParent());
            try (InputStream in = files.open(at(move.name()))) {
                Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(unfinished, move.local(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    /**
     * Puts a file in an object's place if that still is of the version expected, or is still not there; the store
     * decides, however many ask at once.
     *
     * @return whether it did
     */
    boolean replace(Move move, Optional<String> expected) {
        FSDataOutputStreamBuilder<?, ?> builder = files.createFile(at(move.name()));
        builder.overwrite(true);
        expected.ifPresentOrElse(
                version -> builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE_ETAG, version),
                () -> builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true));
        try {
            put(move.local(), builder.build());
            return true;
        } catch (RemoteFileChangedException | FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Objects, or all that is below a name. */
    void delete(Collection<String> names) {
        together(names, name -> files.delete(at(name), true));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            files.close();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Closing an object stream puts what was written, so that a file that could be read by half must not get there. */
    private static void put(Path local, FSDataOutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(local)) {
            in.transferTo(out);
        } catch (IOException e) {
            out.abort();
            throw e;
        }
        out.close();
    }

    @FunctionalInterface
    private interface Work<T> {
        void on(T thing) throws IOException;
    }

    private <T> void together(Collection<T> things, Work<T> work) {
        List<Future<T>> running = new ArrayList<>();
        things.forEach(thing -> running.add(threads.submit(() -> {
            work.on(thing);
            return thing;
        })));
        try {
            for (Future<T> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? unreachable(cause)
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between the warehouse and " + settings.place(), e);
        } finally {
            running.forEach(one -> one.cancel(true));
        }
    }

    private org.apache.hadoop.fs.Path at(String name) {
        return new org.apache.hadoop.fs.Path(settings.place() + "/" + name);
    }

    private UserMistake unreachable(IOException e) {
        return new UserMistake(
                "The warehouse in %s cannot be reached: %s. Look at `warehouse` and `s3` in plumbline.yml, and at the credentials in the environment or in ~/.aws."
                        .formatted(settings.place(), e.getMessage()));
    }
}
