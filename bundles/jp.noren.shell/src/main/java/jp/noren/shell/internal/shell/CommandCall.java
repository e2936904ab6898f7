package jp.noren.shell.internal.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedAction;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import jp.noren.shell.internal.client.ShellClient;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One command: read to the end, run with all roles (whoever can open the socket file owns this node), answered with what it printed.
 * The answer ends with a byte 0, then {@code 0} for done or {@code 1} for failed.
 */
final class CommandCall {
    private static final Logger LOG = LoggerFactory.getLogger(CommandCall.class);
    private static final int LONGEST_COMMAND = 65_536;

    private CommandCall() {}

    static void answer(SocketChannel call, SessionFactory sessions) {
        try (call) {
            String command = read(Channels.newInputStream(call));
            OutputStream answer = Channels.newOutputStream(call);
            boolean done = Subject.doAs(owner(), (PrivilegedAction<Boolean>) () -> run(command, answer, sessions));
            answer.write(new byte[] {ShellClient.END, (byte) (done ? '0' : '1')});
        } catch (IOException gone) {
            LOG.debug("The caller of the local shell hung up", gone);
        }
    }

    private static String read(InputStream question) throws IOException {
        byte[] command = question.readNBytes(LONGEST_COMMAND + 1);
        if (command.length > LONGEST_COMMAND) {
            throw new IOException("A command of more than " + LONGEST_COMMAND + " bytes");
        }
        return new String(command, StandardCharsets.UTF_8);
    }

    private static boolean run(String command, OutputStream answer, SessionFactory sessions) {
        PrintStream out = new PrintStream(new WithoutEnd(answer), true, StandardCharsets.UTF_8);
        try (Session session = sessions.create(InputStream.nullInputStream(), out, out)) {
            Object result = session.execute(command);
            if (result != null) {
                out.println(readable(result, session));
            }
            return true;
        } catch (Exception failed) {
            LOG.debug("A command of the local shell failed", failed);
            out.println("Failed: " + reason(failed));
            return false;
        } finally {
            out.flush();
        }
    }

    private static String reason(Exception failed) {
        // Karaf 4.4 asks for the current Subject in a way that Java 24 took away: no session can be opened there.
        if (failed instanceof UnsupportedOperationException && Runtime.version().feature() >= 24) {
            return "commands need Java 17 to 23; on a later one the node serves, but takes none";
        }
        return failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }

    /** As the interactive console would show it: some commands return what they found instead of printing it. */
    private static CharSequence readable(Object result, Session session) {
        return session.get(".commandSession") instanceof CommandSession console
                ? console.format(result, Converter.INSPECT)
                : result.toString();
    }

    private static Subject owner() {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal("local"));
        Stream.of("admin", "manager", "viewer", "systembundles")
                .map(RolePrincipal::new)
                .forEach(subject.getPrincipals()::add);
        return subject;
    }

    /** Keeps the byte that ends an answer out of the answer. */
    private static final class WithoutEnd extends OutputStream {
        private final OutputStream answer;

        WithoutEnd(OutputStream answer) {
            this.answer = answer;
        }

        @Override
        public void write(int one) throws IOException {
            if (one != ShellClient.END) {
                answer.write(one);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1).replace("\0", "");
            answer.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
