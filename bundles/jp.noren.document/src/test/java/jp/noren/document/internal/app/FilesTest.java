package jp.noren.document.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.document.internal.domain.SharedFile;
import jp.noren.document.internal.domain.SharedFile.State;
import jp.noren.document.internal.house.House;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.DisplayName;

class FilesTest {
    private static byte[] pdf(int pages) {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NewFile manual(String model, String language) {
        return new NewFile(
                "SORA",
                model == null ? "RETURN" : "MAN-" + model,
                language,
                model,
                Map.of("ja", "取扱説明書", "en", "Manual", "vi", "Hướng dẫn sử dụng"),
                "manual-" + language + ".pdf");
    }

    private static SharedFile published(House house, NewFile described, byte[] content) {
        String id = house.files.describe(House.EDITOR, described).id();
        house.files.fill(House.EDITOR, id, content);
        return house.files.move(House.EDITOR, id, State.PUBLISHED);
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(RefusedException.class, call).code();
    }

    @EachDatabase
    @DisplayName(
            "R010: a member downloads the manual of his device and what is for everybody, in his language first; not another device's")
    void offersWhatIsForHim(TestDatabase database) {
        House house = new House(database);
        house.models.put("mem_midori", Set.of("SR-300"));
        byte[] content = pdf(2);
        SharedFile vi = published(house, manual("SR-300", "vi"), content);
        published(house, manual("SR-300", "ja"), pdf(1));
        SharedFile everybody = published(house, manual(null, "ja"), pdf(1));
        SharedFile foreign = published(house, manual("SR-500", "ja"), pdf(1));

        List<OfferFiles.Offer> offers = house.offers.list(House.MIDORI, "vi");
        assertThat(offers).extracting(OfferFiles.Offer::code).containsExactly("MAN-SR-300", "RETURN");
        assertThat(offers.get(0).inLanguages()).extracting(SharedFile::language).containsExactly("vi", "ja");
        assertThat(house.offers.list(House.MIDORI, "en").get(0).inLanguages())
                .extracting(SharedFile::language)
                .containsExactly("ja", "vi");
        assertThat(house.offers.fetch(House.MIDORI, vi.id()).bytes()).isEqualTo(content);
        assertThat(house.offers.fetch(House.MIDORI, vi.id()).fileName()).isEqualTo("manual-vi.pdf");
        assertThat(house.offers.fetch(House.MIDORI, everybody.id()).bytes()).isNotEmpty();
        assertThat(code(() -> house.offers.fetch(House.MIDORI, foreign.id()))).isEqualTo("kernel.not-found");
        Caller elsewhere = House.member("KURA", "mem_midori");
        assertThat(code(() -> house.offers.fetch(elsewhere, everybody.id()))).isEqualTo("kernel.not-found");
    }

    @EachDatabase
    @DisplayName("R010: what is unknown, not published yet or withdrawn is 404")
    void hidesWhatIsNotPublished(TestDatabase database) {
        House house = new House(database);
        String id = house.files.describe(House.EDITOR, manual(null, "ja")).id();
        house.files.fill(House.EDITOR, id, pdf(1));
        assertThat(code(() -> house.offers.fetch(House.MIDORI, id))).isEqualTo("kernel.not-found");
        assertThat(house.offers.list(House.MIDORI, "ja")).isEmpty();
        house.files.move(House.EDITOR, id, State.PUBLISHED);
        assertThat(house.offers.fetch(House.MIDORI, id)).isNotNull();
        house.files.move(House.EDITOR, id, State.WITHDRAWN);
        assertThat(code(() -> house.offers.fetch(House.MIDORI, id))).isEqualTo("kernel.not-found");
        assertThat(code(() -> house.offers.fetch(House.MIDORI, "fil_unknown"))).isEqualTo("kernel.not-found");
        assertThat(house.acts)
                .containsExactly(
                        "document.file-described " + id,
                        "document.file-uploaded " + id,
                        "document.file-published " + id,
                        "document.file-withdrawn " + id);
    }

    @EachDatabase
    @DisplayName(
            "R010: a file goes draft, published, withdrawn, published; not without content, and not changed while members read it")
    void takesItsSteps(TestDatabase database) {
        House house = new House(database);
        String id = house.files.describe(House.EDITOR, manual(null, "ja")).id();
        assertThat(code(() -> house.files.move(House.EDITOR, id, State.PUBLISHED)))
                .isEqualTo("document.file-empty");
        assertThat(code(() -> house.files.move(House.EDITOR, id, State.WITHDRAWN)))
                .isEqualTo("document.file-step");
        RefusedException no = catchThrowableOfType(
                RefusedException.class, () -> house.files.fill(House.EDITOR, id, "no pdf".getBytes()));
        assertThat(no.code()).isEqualTo("document.file-not-pdf");
        assertThat(no.kind().status()).isEqualTo(415);
        house.files.fill(House.EDITOR, id, pdf(1));
        SharedFile filled = house.files.fill(House.EDITOR, id, pdf(2));
        assertThat(filled.content().bytes()).isEqualTo(pdf(2).length);
        assertThat(filled.content().sha256()).hasSize(64);
        house.files.move(House.EDITOR, id, State.PUBLISHED);
        assertThat(code(() -> house.files.move(House.EDITOR, id, State.PUBLISHED)))
                .isEqualTo("document.file-step");
        assertThat(code(() -> house.files.fill(House.EDITOR, id, pdf(1)))).isEqualTo("document.file-published");
        house.files.move(House.EDITOR, id, State.WITHDRAWN);
        assertThat(house.files.move(House.EDITOR, id, State.PUBLISHED).state()).isEqualTo(State.PUBLISHED);
    }

    @EachDatabase
    @DisplayName("R010: of one code and language one file is published, also when two are published at once")
    void publishesOne(TestDatabase database) throws Exception {
        House house = new House(database);
        List<String> ids = List.of(
                house.files.describe(House.EDITOR, manual(null, "ja")).id(),
                house.files.describe(House.EDITOR, manual(null, "ja")).id());
        ids.forEach(id -> house.files.fill(House.EDITOR, id, pdf(1)));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<SharedFile>> both = ids.stream()
                    .<Callable<SharedFile>>map(id -> () -> house.files.move(House.EDITOR, id, State.PUBLISHED))
                    .toList();
            for (Future<SharedFile> moved : pool.invokeAll(both)) {
                moved.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(house.files.list(House.EDITOR, "SORA"))
                .extracting(SharedFile::state)
                .containsExactlyInAnyOrder(State.PUBLISHED, State.WITHDRAWN);
    }

    @EachDatabase
    @DisplayName(
            "R010: editors of the house and the storefront's own reseller look after files; for others there is no such storefront")
    void isForItsEditors(TestDatabase database) {
        House house = new House(database);
        Caller kumo = new Caller(Caller.Kind.RESELLER, "res_1", null, "KUMO", Set.of(Role.RESELLER), "ses_1");
        Caller mizu = new Caller(Caller.Kind.RESELLER, "res_2", null, "MIZU", Set.of(Role.RESELLER), "ses_2");
        String id = house.files.describe(kumo, manual(null, "ja")).id();
        assertThat(house.files.find(kumo, id).state()).isEqualTo(State.DRAFT);
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable foreign :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> house.files.find(mizu, id),
                        () -> house.files.list(mizu, "SORA"),
                        () -> house.files.describe(mizu, manual(null, "ja")),
                        () -> house.files.fill(mizu, id, pdf(1)),
                        () -> house.files.list(House.EDITOR, null),
                        () -> house.files.find(House.EDITOR, "fil_unknown"))) {
            assertThatThrownBy(foreign).hasMessage("kernel.not-found");
        }
    }

    @EachDatabase
    @DisplayName("R010: what an editor says wrongly of a file is named by field")
    void namesWhatIsWrong(TestDatabase database) {
        House house = new House(database);
        NewFile wrong = new NewFile("SORA", "man sr", "fr", "SR 300", Map.of("en", "x".repeat(201)), "../manual.exe");
        RefusedException no =
                catchThrowableOfType(RefusedException.class, () -> house.files.describe(House.EDITOR, wrong));
        assertThat(no.fields())
                .extracting(FieldError::pointer)
                .containsExactly("/code", "/language", "/file_name", "/model", "/title/en", "/title/ja");
    }
}
