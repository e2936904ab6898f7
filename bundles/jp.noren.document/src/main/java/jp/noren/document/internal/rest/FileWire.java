package jp.noren.document.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.noren.document.internal.app.NewFile;
import jp.noren.document.internal.app.OfferFiles;
import jp.noren.document.internal.domain.SharedFile;
import jp.noren.kernel.LocalizedText;

/** Files on the wire. */
final class FileWire {
    private FileWire() {}

    record New(
            String storefront, String code, String language, String model, Map<String, String> title, String fileName) {
        NewFile described() {
            return new NewFile(storefront, code, language, model, title, fileName);
        }
    }

    /** As an editor sees it; without bytes and sum there is no content yet. */
    record Kept(
            String id,
            String storefront,
            String code,
            String language,
            String model,
            LocalizedText title,
            String fileName,
            String state,
            Integer bytes,
            String sha256,
            Instant createdAt) {
        static Kept of(SharedFile file) {
            return new Kept(
                    file.id(),
                    file.storefront(),
                    file.code(),
                    file.language(),
                    file.model(),
                    file.title(),
                    file.fileName(),
                    file.state().name(),
                    file.content() == null ? null : file.content().bytes(),
                    file.content() == null ? null : file.content().sha256(),
                    file.createdAt());
        }
    }

    record KeptList(String object, List<Kept> data, String url) {}

    /** A file in one language. */
    record Version(String id, String language, String fileName, int bytes, String url) {
        static Version of(SharedFile file) {
            return new Version(
                    file.id(),
                    file.language(),
                    file.fileName(),
                    file.content().bytes(),
                    DownloadsResource.URL + "/" + file.id());
        }
    }

    /** As a member sees it, the version in his language first. */
    record Offer(String code, String title, String model, List<Version> versions) {
        static Offer of(OfferFiles.Offer offer, String language) {
            SharedFile first = offer.inLanguages().get(0);
            List<Version> versions =
                    offer.inLanguages().stream().map(Version::of).toList();
            return new Offer(offer.code(), first.title().in(language), first.model(), versions);
        }
    }

    record OfferList(String object, List<Offer> data, String url) {}
}
