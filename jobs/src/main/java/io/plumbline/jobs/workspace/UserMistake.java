package io.plumbline.jobs.workspace;

/** Something that the user can put right: settings, files or parameters; the message says where, what and how. */
public class UserMistake extends RuntimeException {
    public UserMistake(String message) {
        super(message);
    }
}
