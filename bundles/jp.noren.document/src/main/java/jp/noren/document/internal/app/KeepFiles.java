package jp.noren.document.internal.app;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.document.internal.domain.SharedFile;
import jp.noren.document.internal.domain.SharedFile.State;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An editor describes a file, uploads its content, publishes it, and withdraws it again (R010, Q26). */
@Component(service = KeepFiles.class)
public final class KeepFiles {
    private final Clock clock;
    private final OwnShops shops;
    private final FileBook book;
    private final PdfInspector inspector;
    private final Write write;

    @Activate
    public KeepFiles(
            @Reference Clock clock,
            @Reference OwnShops shops,
            @Reference FileBook book,
            @Reference PdfInspector inspector,
            @Reference Write write) {
        this.clock = clock;
        this.shops = shops;
        this.book = book;
        this.inspector = inspector;
        this.write = write;
    }

    public SharedFile describe(Caller caller, NewFile described) {
        shops.require(caller, described.storefront());
        SharedFile file = described.file(clock.instant());
        write.add(caller, file);
        return file;
    }

    public List<SharedFile> list(Caller caller, String storefront) {
        shops.require(caller, storefront);
        return book.ofStorefront(storefront);
    }

    public SharedFile find(Caller caller, String id) {
        SharedFile file = book.find(id).orElseThrow(RefusedException::notFound);
        shops.require(caller, file.storefront());
        return file;
    }

    /**
     * @throws RefusedException UNSUPPORTED_TYPE {@code document.file-not-pdf}; CONFLICT {@code document.file-published}
     */
    public SharedFile fill(Caller caller, String id, byte[] bytes) {
        SharedFile file = find(caller, id);
        file.mayBeFilled().orRefuse(Kind.CONFLICT);
        if (bytes == null || !inspector.isPlainPdf(bytes)) {
            throw new RefusedException(Kind.UNSUPPORTED_TYPE, "document.file-not-pdf");
        }
        write.fill(caller, file, bytes, clock.instant());
        return find(caller, id);
    }

    /** @throws RefusedException CONFLICT {@code document.file-empty} or {@code document.file-step} */
    public SharedFile move(Caller caller, String id, State next) {
        SharedFile file = find(caller, id);
        file.mayBecome(next).orRefuse(Kind.CONFLICT);
        write.move(caller, file, next, clock.instant());
        return find(caller, id);
    }

    /** The parts of it that are one transaction each. */
    @Component(service = Write.class)
    public static final class Write {
        private final Transactions transactions;
        private final FileBook book;
        private final jp.noren.audit.api.AuditTrail audit;

        @Activate
        public Write(
                @Reference Transactions transactions,
                @Reference FileBook book,
                @Reference jp.noren.audit.api.AuditTrail audit) {
            this.transactions = transactions;
            this.book = book;
            this.audit = audit;
        }

        void add(Caller caller, SharedFile file) {
            transactions.run(() -> {
                book.add(file);
                audit.record(caller, file.storefront(), "document.file-described", file.id(), words(file));
            });
        }

        void fill(Caller caller, SharedFile file, byte[] bytes, Instant now) {
            String sha256 = sha256(bytes);
            transactions.run(() -> {
                if (!book.fill(file.id(), bytes, sha256, now)) {
                    throw new RefusedException(Kind.CONFLICT, "document.file-published");
                }
                Map<String, Object> details = Map.of("bytes", bytes.length, "sha256", sha256);
                audit.record(caller, file.storefront(), "document.file-uploaded", file.id(), details);
            });
        }

        /** Members never see two of one code and language: what was published in its place is withdrawn with the same commit. */
        void move(Caller caller, SharedFile file, State next, Instant now) {
            transactions.run(() -> {
                book.hold(file);
                if (next == State.PUBLISHED) {
                    book.withdrawOthers(file, now);
                }
                if (!book.move(file, next, now)) {
                    throw new RefusedException(
                            Kind.CONFLICT,
                            "document.file-step",
                            Map.of("from", file.state().name(), "to", next.name()));
                }
                String act = next == State.PUBLISHED ? "document.file-published" : "document.file-withdrawn";
                audit.record(caller, file.storefront(), act, file.id(), words(file));
            });
        }

        private static Map<String, Object> words(SharedFile file) {
            return Map.of("code", file.code(), "language", file.language(), "file", file.fileName());
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
