package jp.noren.shell.internal.shell;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.noren.shell.internal.client.ShellClient;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a socket file that its owner alone may open, and runs each command that comes in. Without configuration it is off. */
@Component(
        configurationPid = "jp.noren.shell",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {})
@Designate(ocd = LocalChannel.Settings.class)
public final class LocalChannel {
    private static final Logger LOG = LoggerFactory.getLogger(LocalChannel.class);

    /** Settings of the local channel. */
    @ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/shell")
    public @interface Settings {
        @AttributeDefinition(name = "%socket", description = "%socket.description")
        String socket();

        @AttributeDefinition(name = "%calls", description = "%calls.description")
        int calls() default 4;
    }

    private final SessionFactory sessions;
    private final Path socket;
    private final ServerSocketChannel server;
    private final ExecutorService calls;
    private final Thread porter = new Thread(this::accept, "noren-shell");

    @Activate
    public LocalChannel(@Reference SessionFactory sessions, Settings settings) throws IOException {
        this.sessions = sessions;
        this.socket = ShellClient.shortest(Path.of(settings.socket()));
        this.calls =
                Executors.newFixedThreadPool(settings.calls(), call -> daemon(new Thread(call, "noren-shell-call")));
        this.server = open(socket);
        daemon(porter).start();
    }

    @Deactivate
    void close() throws IOException {
        server.close();
        calls.shutdown();
        Files.deleteIfExists(socket);
    }

    private static ServerSocketChannel open(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            return server;
        } catch (IOException | RuntimeException cannotListen) {
            server.close();
            throw cannotListen;
        }
    }

    private void accept() {
        try {
            while (server.isOpen()) {
                SocketChannel call = server.accept();
                calls.execute(() -> CommandCall.answer(call, sessions));
            }
        } catch (AsynchronousCloseException closed) {
            LOG.debug("The local shell is closed");
        } catch (IOException broken) {
            LOG.error("The local shell broke off; restart the bundle jp.noren.shell", broken);
        }
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }
}
