package jp.noren.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Changes a class file as little as it takes to make it bad (Java Virtual Machine Specification, 4). */
final class ClassPatch {
    private static final int PRIVATE = 0x0002;
    private static final int VISIBLE = 0x0005;
    private static final int ATTRIBUTE_HEAD = 6;

    private final ByteBuffer file;
    private final String[] texts;

    private ClassPatch(byte[] content) {
        file = ByteBuffer.wrap(content.clone());
        file.position(8);
        texts = new String[count()];
        for (int i = 1; i < texts.length; i++) {
            i += constant(i) ? 1 : 0;
        }
    }

    /** Makes the methods of that name private. */
    static byte[] hide(byte[] content, String method) {
        ClassPatch patch = new ClassPatch(content);
        patch.skip(6);
        patch.skip(2 * patch.count());
        patch.members(null);
        if (patch.members(method) == 0) {
            throw new IllegalArgumentException("no method " + method);
        }
        return patch.file.array();
    }

    private int count() {
        return Short.toUnsignedInt(file.getShort());
    }

    private void skip(int bytes) {
        file.position(file.position() + bytes);
    }

    /** @return whether it takes two places */
    private boolean constant(int index) {
        int tag = file.get();
        switch (tag) {
            case 1 -> {
                byte[] text = new byte[count()];
                file.get(text);
                texts[index] = new String(text, StandardCharsets.UTF_8);
            }
            case 7, 8, 16, 19, 20 -> skip(2);
            case 15 -> skip(3);
            case 5, 6 -> skip(8);
            default -> skip(4);
        }
        return tag == 5 || tag == 6;
    }

    /** Goes through all fields, or all methods. */
    private int members(String hidden) {
        int found = 0;
        for (int left = count(); left > 0; left--) {
            int start = file.position();
            int flags = count();
            if (texts[count()].equals(hidden)) {
                file.putShort(start, (short) (flags & ~VISIBLE | PRIVATE));
                found++;
            }
            skip(2);
            for (int attributes = count(); attributes > 0; attributes--) {
                file.position(file.position() + ATTRIBUTE_HEAD + file.getInt(file.position() + 2));
            }
        }
        return found;
    }
}
