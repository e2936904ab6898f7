package jp.noren.plugin.internal.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a class file names: the classes it uses, and their fields and methods (Java Virtual Machine Specification, 4.4). */
record ClassFile(Set<String> types, Set<Member> members) {

    /**
     * A field or a method that is used.
     *
     * @param owner the class through which it is reached, by its name in Java
     * @param descriptor as the virtual machine writes its type
     */
    record Member(String owner, String name, String descriptor) {
        boolean isField() {
            return !descriptor.startsWith("(");
        }

        @Override
        public String toString() {
            return owner + "." + name + (isField() ? "" : descriptor.substring(0, descriptor.indexOf(')') + 1));
        }
    }

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;

    static ClassFile read(InputStream in) throws IOException {
        return new Pool(new DataInputStream(in)).named();
    }

    /** The constants of a class file. */
    private static final class Pool {
        private final String[] texts;
        /** Two indices each: of a name and a type, of a class and a member, or of a class alone. */
        private final int[][] pairs;

        private final int[] tags;

        Pool(DataInputStream data) throws IOException {
            data.skipNBytes(8);
            int count = data.readUnsignedShort();
            texts = new String[count];
            pairs = new int[count][];
            tags = new int[count];
            for (int i = 1; i < count; i++) {
                tags[i] = data.readUnsignedByte();
                read(data, i);
                // a long or a double takes two places
                i += tags[i] == 5 || tags[i] == 6 ? 1 : 0;
            }
        }

        private void read(DataInputStream data, int index) throws IOException {
            int tag = tags[index];
            if (tag == UTF8) {
                texts[index] = data.readUTF();
            } else if (tag == CLASS) {
                pairs[index] = new int[] {data.readUnsignedShort()};
            } else if (tag >= FIELD && tag <= NAME_AND_TYPE) {
                pairs[index] = new int[] {data.readUnsignedShort(), data.readUnsignedShort()};
            } else {
                data.skipNBytes(length(tag));
            }
        }

        private static int length(int tag) {
            return switch (tag) {
                case 3, 4, 17, 18 -> 4;
                case 5, 6 -> 8;
                case 8, 16, 19, 20 -> 2;
                case 15 -> 3;
                default ->
                    throw new IllegalStateException("a class file of a kind that this node does not know: " + tag);
            };
        }

        ClassFile named() {
            Set<String> types = new HashSet<>();
            Set<Member> members = new HashSet<>();
            for (int i = 1; i < tags.length; i++) {
                if (tags[i] == CLASS) {
                    type(i).ifPresent(types::add);
                } else if (tags[i] >= FIELD && tags[i] <= INTERFACE_METHOD) {
                    member(i).ifPresent(members::add);
                }
            }
            return new ClassFile(types, members);
        }

        /** An array is named by its element; one of numbers names no class. */
        private Optional<String> type(int index) {
            String text = texts[pairs[index][0]];
            String element = text.replaceFirst("^\\[+", "");
            if (element.equals(text)) {
                return Optional.of(text.replace('/', '.'));
            }
            return element.startsWith("L")
                    ? Optional.of(element.substring(1, element.length() - 1).replace('/', '.'))
                    : Optional.empty();
        }

        /** Those of an array are the virtual machine's own. */
        private Optional<Member> member(int index) {
            String owner = texts[pairs[pairs[index][0]][0]];
            int[] nameAndType = pairs[pairs[index][1]];
            return owner.startsWith("[")
                    ? Optional.empty()
                    : Optional.of(new Member(owner.replace('/', '.'), texts[nameAndType[0]], texts[nameAndType[1]]));
        }
    }
}
