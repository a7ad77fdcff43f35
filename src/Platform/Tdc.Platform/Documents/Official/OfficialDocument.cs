namespace Tdc.Platform.Documents;

/// <summary>The language an official document is printed in.</summary>
public enum DocumentLanguage
{
    /// <summary>Vietnamese: the only official one.</summary>
    Vietnamese,

    /// <summary>English, as a courtesy translation marked as such.</summary>
    English,
}

/// <summary>An administrative document as the state's bodies issue it: report, plan, official letter.</summary>
/// <remarks>
/// <para>Texts are in ordinary case; the writer sets capitals, numbers, rules, punctuation of lists and the closing mark.</para>
/// <para>Source: Decree 30/2020/NĐ-CP, Appendix I (form and technique of presentation).</para>
/// </remarks>
public sealed record OfficialDocument
{
    /// <summary>The media type of DOCX.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The body above the issuing one (cơ quan chủ quản trực tiếp); null where none is printed.</summary>
    public string? SuperiorName { get; init; }

    /// <summary>The issuing body, e.g. "Sở Khoa học và Công nghệ".</summary>
    public required string IssuerName { get; init; }

    /// <summary>The number in the year's register; null while it is not given, which leaves room for it.</summary>
    public int? Number { get; init; }

    /// <summary>The symbol behind the number (ký hiệu), e.g. "BC-SKHCN".</summary>
    public required string Notation { get; init; }

    /// <summary>Where it is issued, e.g. "Đồng Nai".</summary>
    public required string Place { get; init; }

    /// <summary>The date of issue; null while it is not given.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The year printed while there is no date yet.</summary>
    public int? Year { get; init; }

    /// <summary>The type (tên loại), e.g. "Báo cáo"; null for an official letter (công văn), whose subject then stands under the number.</summary>
    public string? TypeName { get; init; }

    /// <summary>The summary of the content (trích yếu). A line feed chooses where the title breaks.</summary>
    public required string Subject { get; init; }

    /// <summary>To whom it is addressed (Kính gửi); empty for documents without addressees.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>The content.</summary>
    public required IReadOnlyList<DocumentBlock> Body { get; init; }

    /// <summary>Who signs.</summary>
    public required DocumentSignature Signature { get; init; }

    /// <summary>Who receives it (Nơi nhận) besides the addressees, who are named "Như trên".</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Where it is filed: VT (the clerk's office), then the drafting unit and the number of copies, e.g. "VT, QLTĐC".</summary>
    public string Archive { get; init; } = "VT";

    /// <summary>Where anybody can check the document; null where nowhere.</summary>
    public DocumentCheck? Check { get; init; }

    /// <summary>What is attached, each from a page of its own with its own page numbers.</summary>
    public IReadOnlyList<DocumentAnnex> Annexes { get; init; } = [];

    /// <summary>The language of the labels; the texts are in it already.</summary>
    public DocumentLanguage Language { get; init; }

    /// <summary>When the file was made, for its properties; null leaves it out.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Writes the document as DOCX. The stream need not be seekable and stays open.</summary>
    public void Write(Stream output)
    {
        using var file = ToStream();
        file.CopyTo(output);
    }

    /// <summary>Writes the document to memory, ready to read from its start.</summary>
    public MemoryStream ToStream() => new DocxWriter(this).Write();
}

/// <summary>Who signs a document, and in whose place.</summary>
/// <param name="Authority">The lines above the space for the signature, in order: e.g. "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", or only "Giám đốc". Printed in capitals.</param>
/// <param name="FullName">The signer's full name; empty while it is not known.</param>
public sealed record DocumentSignature(IReadOnlyList<string> Authority, string FullName);

/// <summary>Where a document can be checked, printed below the signatures as a picture code and in words.</summary>
/// <param name="Address">The address that the code holds.</param>
/// <param name="Text">What is read beside it, with the address.</param>
public sealed record DocumentCheck(string Address, string Text);

/// <summary>An annex (phụ lục).</summary>
/// <param name="Title">What it holds.</param>
/// <param name="Blocks">Its content, commonly a table.</param>
public sealed record DocumentAnnex(string Title, IReadOnlyList<DocumentBlock> Blocks)
{
    /// <summary>Whether its pages lie on their long side.</summary>
    public bool IsLandscape { get; init; } = true;
}
