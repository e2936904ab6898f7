package jp.noren.document.internal.app;

/** Looks into a file that was uploaded, whatever its name says. */
public interface PdfInspector {

    /** Whether it is a PDF that everybody can open and read, and that does nothing by itself. */
    boolean isPlainPdf(byte[] bytes);
}
