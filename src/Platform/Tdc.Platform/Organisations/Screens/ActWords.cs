namespace Tdc.Platform.Organisations;

/// <summary>Kinds of acts as addresses write them.</summary>
internal static class ActWords
{
    private static readonly (SuccessionKind Kind, string Word)[] words =
    [
        (SuccessionKind.Renamed, "doi-ten"), (SuccessionKind.Merged, "sap-nhap"), (SuccessionKind.Split, "chia-tach"),
        (SuccessionKind.Closed, "ket-thuc"), (SuccessionKind.FunctionMoved, "chuyen-chuc-nang"),
    ];

    /// <summary>All kinds in the order of the page.</summary>
    public static IEnumerable<SuccessionKind> All => words.Select(w => w.Kind);

    /// <summary>The word of a kind.</summary>
    public static string Of(SuccessionKind kind) => Array.Find(words, w => w.Kind == kind).Word;

    /// <summary>The kind of a word, or <see langword="null"/>.</summary>
    public static SuccessionKind? Read(string word) => Array.FindIndex(words, w => w.Word == word) is >= 0 and var at ? words[at].Kind : null;
}
