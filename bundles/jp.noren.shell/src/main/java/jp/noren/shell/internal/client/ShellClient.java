package jp.noren.shell.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What {@code bin/noren shell} starts: sends one command to the node's socket file, prints the answer, ends with its result. */
public final class ShellClient {
    /** Ends an answer; the result follows. */
    public static final byte END = 0;

    private static final int NO_NODE = 3;

    private ShellClient() {}

    /** Takes the socket file and the command. Ends with 0 (done), 1 (the command failed), 3 (no node answers). */
    public static void main(String[] arguments) {
        try (SocketChannel node = SocketChannel.open(UnixDomainSocketAddress.of(shortest(Path.of(arguments[0]))))) {
            OutputStream out = System.console() == null ? new PlainText(System.out) : System.out;
            System.exit(call(node, arguments[1], out));
        } catch (IOException noNode) {
            System.err.println("No node answers at " + arguments[0] + " (" + noNode.getMessage() + ")");
            System.exit(NO_NODE);
        }
    }

    /** Runs a command and copies what it prints. */
    public static int call(SocketChannel node, String command, OutputStream out) throws IOException {
        node.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.UTF_8)));
        node.shutdownOutput();
        InputStream answer = Channels.newInputStream(node);
        byte[] part = new byte[8192];
        for (int length = answer.read(part); length >= 0; length = answer.read(part)) {
            for (int i = 0; i < length; i++) {
                if (part[i] == END) {
                    out.write(part, 0, i);
                    out.flush();
                    return (i + 1 < length ? part[i + 1] : answer.read()) == '0' ? 0 : 1;
                }
            }
            out.write(part, 0, length);
            out.flush();
        }
        throw new IOException("the answer broke off");
    }

    /** The path as seen from here when that is shorter: the system allows a socket's path about a hundred bytes only. */
    public static Path shortest(Path socket) {
        Path absolute = socket.toAbsolutePath().normalize();
        Path relative = Path.of("").toAbsolutePath().relativize(absolute);
        return relative.toString().length() < absolute.toString().length() ? relative : absolute;
    }
}
