namespace Tdc.Platform.Documents;

/// <summary>A document that a body issues under its own number and that must not be mixed with another one: a certificate, a test report.</summary>
/// <remarks>Its number and "page x of y" stand on every page, a mark shows its end, and a picture code leads to where it is checked. Texts are in the document's language.</remarks>
public sealed record NumberedDocument
{
    /// <summary>The issuing body.</summary>
    public required string IssuerName { get; init; }

    /// <summary>Lines under its name: address, accreditation.</summary>
    public IReadOnlyList<string> IssuerLines { get; init; } = [];

    /// <summary>What it is, printed in capitals.</summary>
    public required string Title { get; init; }

    /// <summary>Its number as it is printed everywhere, such as "Số: HC-1".</summary>
    public required string Number { get; init; }

    /// <summary>Words before the page's number, between it and the count, such as "Trang" and "/".</summary>
    public required (string Before, string Between) PageWords { get; init; }

    /// <summary>Address that the picture code holds; null for none.</summary>
    public string? CheckAddress { get; init; }

    /// <summary>The content.</summary>
    public required IReadOnlyList<DocumentBlock> Body { get; init; }

    /// <summary>Who signs, from left to right: at most three.</summary>
    public IReadOnlyList<DocumentSignature> Signatures { get; init; } = [];

    /// <summary>The line above the signatures: place and date; empty for none.</summary>
    public string PlaceAndDate { get; init; } = "";

    /// <summary>The last line, that shows that nothing is missing.</summary>
    public required string EndMark { get; init; }

    /// <summary>The language.</summary>
    public DocumentLanguage Language { get; init; }

    /// <summary>When the file was made, for its properties; null leaves it out.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Writes the document as DOCX to memory, ready to read from its start.</summary>
    public MemoryStream ToStream() => new NumberedWriter(this).Write();
}
