namespace Tdc.Dcc;

/// <summary>A text in one language.</summary>
/// <param name="Value">The text; may be empty.</param>
/// <param name="Language">Two small letters of ISO 639-1, or null where the certificate names no language.</param>
public sealed record LanguageText(string Value, string? Language = null);

/// <summary>One text in one or more languages (<c>dcc:textType</c>); at least one content is written.</summary>
/// <param name="Contents">The contents in the document's order.</param>
public sealed record LocalText(Sequence<LanguageText> Contents)
{
    /// <summary>A text that names no language.</summary>
    public static LocalText Plain(string value) => new([new LanguageText(value)]);

    /// <summary>One text in Vietnamese and in English.</summary>
    public static LocalText Both(string vietnamese, string english) => new([new LanguageText(vietnamese, "vi"), new LanguageText(english, "en")]);

    /// <summary>The text in a language, else the first that names none, else the first; empty where there is no content.</summary>
    /// <param name="language">Two small letters.</param>
    public string In(string language) => RichText.Choose(Contents, language);
}

/// <summary>Texts, files and formulas together (<c>dcc:richContentType</c>).</summary>
public sealed record RichText
{
    /// <summary>Its heading, if it has one.</summary>
    public LocalText? Name { get; init; }

    /// <summary>Its parts in the document's order.</summary>
    public Sequence<RichPart> Parts { get; init; } = [];

    /// <summary>One text in Vietnamese and in English.</summary>
    public static RichText Both(string vietnamese, string english) =>
        new() { Parts = [new TextPart(new LanguageText(vietnamese, "vi")), new TextPart(new LanguageText(english, "en"))] };

    /// <summary>The text in a language, chosen as <see cref="LocalText.In"/> does; formulas and files are left out.</summary>
    /// <param name="language">Two small letters.</param>
    public string In(string language) => Choose([.. Parts.OfType<TextPart>().Select(part => part.Text)], language);

    internal static string Choose(IReadOnlyList<LanguageText> contents, string language) =>
        contents.Count == 0 ? ""
            : (contents.FirstOrDefault(content => content.Language == language)
                ?? contents.FirstOrDefault(content => content.Language is null)
                ?? contents[0]).Value;
}

/// <summary>A part of a <see cref="RichText"/>.</summary>
public abstract record RichPart;

/// <summary>A text among the parts.</summary>
public sealed record TextPart(LanguageText Text) : RichPart;

/// <summary>A formula in LaTeX among the parts.</summary>
public sealed record FormulaPart(string Latex) : RichPart;

/// <summary>A file among the parts.</summary>
public sealed record FilePart(EmbeddedFile File) : RichPart;

/// <summary>A file inside the certificate (<c>dcc:byteDataType</c>).</summary>
/// <param name="FileName">As the certificate names it: never to be used as a path.</param>
/// <param name="MimeType">As the certificate says: never to be trusted.</param>
/// <param name="Content">The octets.</param>
public sealed record EmbeddedFile(string FileName, string MimeType, ReadOnlyMemory<byte> Content)
{
    /// <summary>Its heading, if it has one.</summary>
    public LocalText? Name { get; init; }

    /// <summary>What it is, if that is said.</summary>
    public RichText? Description { get; init; }

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;

    /// <summary>Equal when names, type, marks and octets are.</summary>
    public bool Equals(EmbeddedFile? other) => other is not null && FileName == other.FileName && MimeType == other.MimeType
        && Name == other.Name && Description == other.Description && Marks == other.Marks && Content.Span.SequenceEqual(other.Content.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FileName, MimeType, Content.Length);
}

/// <summary>The attributes that tie elements together.</summary>
public sealed record Marks
{
    /// <summary>No mark.</summary>
    public static Marks None { get; } = new();

    /// <summary>Its own name in the document (<c>xs:ID</c>), unique in it.</summary>
    public string? Id { get; init; }

    /// <summary>Names of other elements that it belongs to.</summary>
    public Sequence<string> RefersTo { get; init; } = [];

    /// <summary>What kind it is, in agreed words such as <c>basic_conformity</c>.</summary>
    public Sequence<string> Kinds { get; init; } = [];

    /// <summary>Marks of one kind.</summary>
    public static Marks Of(string kind) => new() { Kinds = [kind] };
}
