package jp.noren.time.internal.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import jp.noren.time.internal.domain.HolidayFile;
import jp.noren.time.internal.domain.Holidays;

/** Where the holidays lie: a list inside the bundle, and a file with what an operator imported. */
final class HolidayStore {
    private static final String OWN_LIST = "/holidays/holidays-jp.csv";

    private final Optional<Path> file;

    /** @param file path of the imported list; empty where nothing can be imported */
    HolidayStore(String file) {
        this.file = file.isBlank() ? Optional.empty() : Optional.of(Path.of(file.strip()));
    }

    /** @throws IllegalStateException when an imported file is there and cannot be read: falling back would bring wrong days */
    Holidays load() {
        Holidays own = ownList();
        return file.filter(Files::exists).map(f -> own.replacedBy(stored(f))).orElse(own);
    }

    /** @throws IllegalArgumentException when the list is not good; then everything stays as it was */
    Holidays replace(byte[] list) {
        Path target = file.orElseThrow(() -> new IllegalStateException(
                "no place to store it: set holidays.file in the configuration jp.noren.time"));
        Holidays imported = HolidayFile.read(list, HolidayFile.SHIFT_JIS);
        try {
            write(list, target.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("could not store " + target, e);
        }
        return ownList().replacedBy(imported);
    }

    private static void write(byte[] list, Path target) throws IOException {
        Path draft = Files.createTempFile(target.getParent(), "holidays", ".tmp");
        try {
            Files.write(draft, list);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Holidays stored(Path file) {
        try {
            return HolidayFile.read(Files.readAllBytes(file), HolidayFile.SHIFT_JIS);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the imported holidays are unusable: " + file + ": " + e.getMessage(), e);
        }
    }

    private static Holidays ownList() {
        try (InputStream list = HolidayStore.class.getResourceAsStream(OWN_LIST)) {
            return HolidayFile.read(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
