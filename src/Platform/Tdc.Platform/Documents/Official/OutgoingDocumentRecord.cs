using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tdc.Platform.Documents;

/// <summary>How urgent a document is (mức độ khẩn).</summary>
public enum DocumentPriority
{
    /// <summary>Thường.</summary>
    Normal = 0,

    /// <summary>Khẩn.</summary>
    Urgent = 1,

    /// <summary>Thượng khẩn.</summary>
    VeryUrgent = 2,

    /// <summary>Hỏa tốc.</summary>
    Express = 3,
}

/// <summary>The file in which a document is kept.</summary>
/// <param name="OrganId">Electronic code of the body that keeps it, e.g. 000.00.07.H19.</param>
/// <param name="FileCatalog">Year in which the file was opened.</param>
/// <param name="FileNotation">Number and symbol of the file, at most 20.</param>
public sealed record FileCode(string OrganId, int FileCatalog, string FileNotation);

/// <summary>Who signed.</summary>
/// <param name="Position">Position, at most 100.</param>
/// <param name="FullName">Full name, at most 50.</param>
public sealed record SignerInfo(string Position, string FullName);

/// <summary>Who receives.</summary>
/// <param name="OrganId">Electronic code; null for receivers outside the network.</param>
/// <param name="OrganName">Name, at most 200.</param>
public sealed record DocumentReceiver(string? OrganId, string OrganName);

/// <summary>The data that go with an outgoing document between document systems.</summary>
/// <remarks>
/// <para>Field names and lengths: Decree 30/2020/NĐ-CP, Appendix VI. The JSON form has exactly these names, days as yyyy-MM-dd and the priority as its number.</para>
/// <para>Organisation codes are 13 letters in the decree and longer since Decision 20/2020/QĐ-TTg: 35 are accepted.</para>
/// </remarks>
public sealed record OutgoingDocumentRecord
{
    private static readonly JsonSerializerOptions json = new()
    {
        PropertyNamingPolicy = null,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The file that keeps it; null while it is not filed.</summary>
    public FileCode? FileCode { get; init; }

    /// <summary>Its place in that file, 1 to 999.</summary>
    public int? DocOrdinal { get; init; }

    /// <summary>Type, at most 100: "Báo cáo".</summary>
    public required string TypeName { get; init; }

    /// <summary>Number, at most 11 characters.</summary>
    public required string CodeNumber { get; init; }

    /// <summary>Symbol, at most 30.</summary>
    public required string CodeNotation { get; init; }

    /// <summary>Day of issue.</summary>
    public required DateOnly IssuedDate { get; init; }

    /// <summary>Issuing body, at most 200.</summary>
    public required string OrganName { get; init; }

    /// <summary>Summary, at most 500.</summary>
    public required string Subject { get; init; }

    /// <summary>Language, at most 30.</summary>
    public string Language { get; init; } = "Tiếng Việt";

    /// <summary>Pages, at least 1.</summary>
    public required int PageAmount { get; init; }

    /// <summary>Remarks, at most 500.</summary>
    public string? Description { get; init; }

    /// <summary>Who signed.</summary>
    public required SignerInfo SignerInfo { get; init; }

    /// <summary>Who receives it.</summary>
    public IReadOnlyList<DocumentReceiver> To { get; init; } = [];

    /// <summary>How urgent.</summary>
    public DocumentPriority Priority { get; init; }

    /// <summary>Copies issued on paper.</summary>
    public int? IssuedAmount { get; init; }

    /// <summary>Day by which an answer is due.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The JSON form.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, json);

    /// <summary>Reads the JSON form.</summary>
    /// <exception cref="JsonException">Not JSON, a field is missing, or one is unknown.</exception>
    public static OutgoingDocumentRecord FromJson(string text) =>
        JsonSerializer.Deserialize<OutgoingDocumentRecord>(text, json) ?? throw new JsonException("No record.");

    /// <summary>What keeps the record from being sent; empty when nothing does.</summary>
    public IReadOnlyList<RecordFault> Faults()
    {
        var check = new RecordCheck();
        if (FileCode is { } file)
        {
            check.Text("FileCode.OrganId", file.OrganId, RecordCheck.MaxOrganId);
            check.Range("FileCode.FileCatalog", file.FileCatalog, 1945, 9999);
            check.Text("FileCode.FileNotation", file.FileNotation, 20);
        }
        check.Range(nameof(DocOrdinal), DocOrdinal, 1, 999);
        check.Text(nameof(TypeName), TypeName, 100);
        check.Text(nameof(CodeNumber), CodeNumber, 11);
        check.Text(nameof(CodeNotation), CodeNotation, 30);
        check.Text(nameof(OrganName), OrganName, 200);
        check.Text(nameof(Subject), Subject, 500);
        check.Text(nameof(Language), Language, 30);
        check.Range(nameof(PageAmount), PageAmount, 1, 99_999);
        check.Length(nameof(Description), Description, 500);
        check.Text("SignerInfo.Position", SignerInfo.Position, 100);
        check.Text("SignerInfo.FullName", SignerInfo.FullName, 50);
        for (var i = 0; i < To.Count; i++)
        {
            check.Length($"To[{i}].OrganId", To[i].OrganId, RecordCheck.MaxOrganId);
            check.Text($"To[{i}].OrganName", To[i].OrganName, 200);
        }
        check.Range(nameof(Priority), (int)Priority, 0, 3);
        check.Range(nameof(IssuedAmount), IssuedAmount, 0, 99_999);
        if (DueDate < IssuedDate) { check.Add(nameof(DueDate), RecordFaultKind.OutOfRange, 0); }
        return check.Faults;
    }
}
