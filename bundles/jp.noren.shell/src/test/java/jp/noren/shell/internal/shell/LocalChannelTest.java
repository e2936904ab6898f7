package jp.noren.shell.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AccessController;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import jp.noren.shell.internal.client.ShellClient;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChannelTest {
    @TempDir
    Path folder;

    private Path socket;
    private LocalChannel channel;

    @BeforeEach
    void open() throws IOException {
        socket = folder.resolve("shell.sock");
        channel = new LocalChannel(sessions(), settings(socket));
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    @Test
    void runsACommandAndPrintsWhatItPrintsAndReturns() throws IOException {
        assertThat(call("echo 暖簾")).isEqualTo("0: echo 暖簾\nechoed\n");
    }

    @Test
    void aFailedCommandSaysWhyAndEndsWithOne() throws IOException {
        assertThat(call("fail")).isEqualTo("1: Failed: no such luck\n");
    }

    @Test
    void aZeroByteInTheOutputDoesNotEndTheAnswer() throws IOException {
        assertThat(call("zero")).isEqualTo("0: a-b\n");
    }

    @Test
    void commandsRunWithTheRoleOfAnAdministrator() throws IOException {
        assertThat(call("roles")).isEqualTo("0: admin,manager,systembundles,viewer\n");
    }

    @Test
    void onlyTheOwnerMayOpenTheSocketFile() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
    }

    @Test
    void aCommandThatIsTooLongIsNotRun() {
        assertThatThrownBy(() -> call("x".repeat(70_000))).isInstanceOf(IOException.class);
    }

    @Test
    void theSocketFileOfACrashedNodeIsReplaced() throws IOException {
        Path stale = Files.createFile(folder.resolve("stale.sock"));
        LocalChannel second = new LocalChannel(sessions(), settings(stale));
        second.close();
        assertThat(stale).doesNotExist();
    }

    private String call(String command) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SocketChannel node = SocketChannel.open(UnixDomainSocketAddress.of(ShellClient.shortest(socket)))) {
            int result = ShellClient.call(node, command, out);
            return result + ": " + out.toString(StandardCharsets.UTF_8);
        }
    }

    private static SessionFactory sessions() {
        return proxy(SessionFactory.class, (method, arguments) -> {
            PrintStream out = (PrintStream) arguments[1];
            return proxy(Session.class, (call, given) -> call.equals("execute") ? run(given[0].toString(), out) : null);
        });
    }

    private static Object run(String command, PrintStream out) throws Exception {
        switch (command) {
            case "fail" -> throw new Exception("no such luck");
            case "zero" -> out.println("a\0-b");
            case "roles" ->
                out.println(
                        Subject.getSubject(AccessController.getContext()).getPrincipals(RolePrincipal.class).stream()
                                .map(RolePrincipal::getName)
                                .sorted()
                                .collect(Collectors.joining(",")));
            default -> {
                out.println(command);
                return "echoed";
            }
        }
        return null;
    }

    private interface Behaviour {
        Object call(String method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Behaviour behaviour) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> behaviour.call(method.getName(), arguments)));
    }

    private static LocalChannel.Settings settings(Path socket) {
        return new LocalChannel.Settings() {
            @Override
            public String socket() {
                return socket.toString();
            }

            @Override
            public int calls() {
                return 2;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return LocalChannel.Settings.class;
            }
        };
    }
}
