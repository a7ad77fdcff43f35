using System.Reflection;
using Tdc.Platform.Pages;

namespace Tdc.Traceability.Domain.Showing;

/// <summary>A link type of the GS1 Web Vocabulary.</summary>
/// <param name="Code">The word (<c>pip</c>).</param>
/// <param name="TitleVi">Vietnamese title.</param>
/// <param name="TitleEn">English title.</param>
internal sealed record LinkType(string Code, string TitleVi, string TitleEn)
{
    /// <summary>The whole URI, which stands in linksets.</summary>
    public string Uri => LinkTypes.Namespace + Code;

    /// <summary>The short form.</summary>
    public string Curie => "gs1:" + Code;

    /// <summary>The title in the language of the page.</summary>
    public string Title => Display.InEnglish ? TitleEn : TitleVi;
}

/// <summary>The link types that this resolver knows. Source: GS1 Web Vocabulary, subproperties of <c>gs1:linkType</c> (<c>Data/link-types.csv</c>).</summary>
internal static class LinkTypes
{
    /// <summary>The vocabulary's namespace as linksets write it.</summary>
    public const string Namespace = "https://gs1.org/voc/";

    /// <summary>Where the chosen default of an item stands.</summary>
    public const string Default = "defaultLink";

    /// <summary>Defaults of which the request's language chooses one.</summary>
    public const string DefaultMulti = "defaultLinkMulti";

    private static readonly string[] namespaces = [Namespace, "http://gs1.org/voc/", "https://www.gs1.org/voc/", "https://ref.gs1.org/voc/", "gs1:"];

    private static readonly Dictionary<string, LinkType> byCode = Load();

    /// <summary>All of them, in the order of the list.</summary>
    public static IEnumerable<LinkType> All => byCode.Values;

    /// <summary>The type of a code, or <see langword="null"/>.</summary>
    public static LinkType? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Reads what a request asks for.</summary>
    /// <param name="text">A CURIE (<c>gs1:pip</c>) or a whole URI.</param>
    /// <returns>The code; <see langword="null"/> when it is no type of the vocabulary.</returns>
    public static string? Read(string text)
    {
        foreach (var name in namespaces)
        {
            if (text.StartsWith(name, StringComparison.Ordinal))
            {
                return byCode.ContainsKey(text[name.Length..]) ? text[name.Length..] : null;
            }
        }

        return null;
    }

    private static Dictionary<string, LinkType> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tdc.Traceability.Data.link-types.csv")!;
        using var reader = new StreamReader(stream);
        Dictionary<string, LinkType> read = [];
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(',') is [var code, var vi, var en])
            {
                read[code] = new(code, vi, en);
            }
        }

        return read;
    }
}
