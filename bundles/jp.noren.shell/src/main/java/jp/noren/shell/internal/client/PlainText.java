package jp.noren.shell.internal.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Leaves the colours out ({@code ESC [ … m} and the like): what is read by a program need not shine. */
final class PlainText extends FilterOutputStream {
    private static final int ESCAPE = 27;

    private enum Place {
        TEXT,
        AFTER_ESCAPE,
        IN_SEQUENCE
    }

    private Place place = Place.TEXT;

    PlainText(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        switch (place) {
            case TEXT -> {
                if (one == ESCAPE) {
                    place = Place.AFTER_ESCAPE;
                } else {
                    out.write(one);
                }
            }
            case AFTER_ESCAPE -> place = one == '[' ? Place.IN_SEQUENCE : Place.TEXT;
            case IN_SEQUENCE -> place = one >= '@' && one <= '~' ? Place.TEXT : Place.IN_SEQUENCE;
        }
    }
}
