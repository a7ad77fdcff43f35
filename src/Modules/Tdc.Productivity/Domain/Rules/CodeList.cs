using System.Globalization;

namespace Tdc.Productivity.Domain.Rules;

/// <summary>An entry of a code list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Vi">Vietnamese name.</param>
/// <param name="En">English name.</param>
internal sealed record CodeEntry(string Code, string Vi, string En)
{
    /// <summary>The name in the language of the page.</summary>
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? Vi : En;
}

/// <summary>A small code list of the module.</summary>
internal sealed class CodeList
{
    private readonly Dictionary<string, CodeEntry> byCode;

    private CodeList(IReadOnlyList<CodeEntry> entries) => (All, byCode) = (entries, entries.ToDictionary(e => e.Code, StringComparer.Ordinal));

    /// <summary>Size classes of enterprises, smallest first.</summary>
    public static CodeList Sizes { get; } = Read("sizes.csv");

    /// <summary>Kinds of ownership.</summary>
    public static CodeList Ownerships { get; } = Read("ownerships.csv");

    /// <summary>Management systems.</summary>
    public static CodeList Systems { get; } = Read("systems.csv");

    /// <summary>Productivity tools.</summary>
    public static CodeList Tools { get; } = Read("tools.csv");

    /// <summary>All entries in their order.</summary>
    public IReadOnlyList<CodeEntry> All { get; }

    /// <summary>Whether a code stands in it.</summary>
    public bool Has(string code) => byCode.ContainsKey(code);

    /// <summary>The name of a code in the language of the page; the code itself when it is unknown.</summary>
    public string NameOf(string code) => byCode.TryGetValue(code, out var entry) ? entry.Name : code;

    private static CodeList Read(string file) => new([.. DataFile.Csv(file).Select(r => new CodeEntry(r["code"], r["name_vi"], r["name_en"]))]);
}
