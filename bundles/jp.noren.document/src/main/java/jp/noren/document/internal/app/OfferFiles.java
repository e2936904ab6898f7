package jp.noren.document.internal.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import jp.noren.access.api.Caller;
import jp.noren.document.internal.domain.SharedFile;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.api.RentedModels;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers a member the published files of his storefront: those for everybody and those of his devices (R010). Anything else looks like nothing. */
@Component(service = OfferFiles.class)
public final class OfferFiles {

    /** @param inLanguages the same in each language there is, the reader's first, then Japanese */
    public record Offer(String code, List<SharedFile> inLanguages) {}

    public record Download(String fileName, byte[] bytes) {}

    private final FileBook book;
    private final RentedModels models;

    @Activate
    public OfferFiles(@Reference FileBook book, @Reference RentedModels models) {
        this.book = book;
        this.models = models;
    }

    public List<Offer> list(Caller caller, String language) {
        Set<String> own = models.of(caller.storefront(), caller.id());
        TreeMap<String, List<SharedFile>> byCode = new TreeMap<>();
        book.published(caller.storefront()).stream()
                .filter(file -> file.isFor(own))
                .forEach(file -> byCode.computeIfAbsent(file.code(), code -> new ArrayList<>())
                        .add(file));
        Comparator<SharedFile> readable = Comparator.comparingInt(
                file -> file.language().equals(language) ? 0 : file.language().equals("ja") ? 1 : 2);
        return byCode.entrySet().stream()
                .map(files -> new Offer(
                        files.getKey(),
                        files.getValue().stream().sorted(readable).toList()))
                .toList();
    }

    /** @throws RefusedException NOT_FOUND for what is unknown, not published, another storefront's or for another's device */
    public Download fetch(Caller caller, String id) {
        SharedFile file = book.find(id)
                .filter(found -> found.storefront().equals(caller.storefront()))
                .filter(found -> found.isFor(models.of(caller.storefront(), caller.id())))
                .orElseThrow(RefusedException::notFound);
        byte[] bytes = book.content(id).orElseThrow(RefusedException::notFound);
        return new Download(file.fileName(), bytes);
    }
}
