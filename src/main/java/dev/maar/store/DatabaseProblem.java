package dev.maar.store;

import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Turns what SQLite reports about its file into words and a cure.
final class DatabaseProblem {
    private DatabaseProblem() {
    }

    /// Returns the error that a person can act on, or the given one where it is a bug of ours.
    static RuntimeException explain(RuntimeException thrown, Path file) {
        SQLiteErrorCode code = code(thrown);
        if (code == null) {
            return thrown;
        }
        // The low byte is the primary code, the rest says more: SQLITE_IOERR_WRITE is SQLITE_IOERR with a detail.
        int primary = code.code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return foreign(file, thrown);
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return EnvironmentError.passing("the database " + file + " is kept locked by another process:"
                    + " wait for it, or choose another folder with --work-dir", thrown);
        }
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return EnvironmentError.lasting("no space is left for the database " + file
                    + ": free some; what is stored is safe, `maar resume` goes on from there", thrown);
        }
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return EnvironmentError.lasting("the database " + file + " is damaged (" + code.message
                    + "): put a copy back, or choose another folder with --work-dir", thrown);
        }
        if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code || primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code || primary == SQLiteErrorCode.SQLITE_IOERR.code) {
            return EnvironmentError.lasting("the database " + file + " cannot be read and written (" + code.message
                    + "): check the file, its folder and who owns them, or choose another with --work-dir", thrown);
        }
        return thrown;
    }

    static UserError foreign(Path file, Throwable cause) {
        return new UserError(file + " is no database of maar's: move it away, or choose another folder with --work-dir",
                cause);
    }

    private static @Nullable SQLiteErrorCode code(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode();
            }
        }
        return null;
    }
}
