using System.Globalization;
using System.Text;

namespace Tdc.Plan.Domain.Annex;

/// <summary>What stands before a word in an agency cell.</summary>
internal enum WordBreak
{
    /// <summary>Only a space.</summary>
    None,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A dash, slash or plus sign that may part names or belong to one.</summary>
    Soft,

    /// <summary>A colon.</summary>
    Colon,

    /// <summary>A line break: parts names when a name follows it.</summary>
    Line,

    /// <summary>A semicolon or the mark of a list: parts names.</summary>
    Strong,
}

/// <summary>A word of an agency cell.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Key">For comparing, see <see cref="AnnexText.Key"/>.</param>
/// <param name="Before">What stands before it.</param>
/// <param name="Inside">Whether it stands in brackets.</param>
/// <param name="Start">Its first letter's place in the cell.</param>
/// <param name="End">The place after its last letter.</param>
internal readonly record struct CellWord(string Text, string Key, WordBreak Before, bool Inside, int Start, int End)
{
    /// <summary>Whether it begins with a capital.</summary>
    public bool IsCapital => char.IsUpper(Text[0]);

    /// <summary>Whether it is an abbreviation: two capitals or more and no small letter.</summary>
    public bool IsAbbreviation => Text.Count(char.IsUpper) >= 2 && !Text.Any(char.IsLower);
}

/// <summary>Parts an agency cell into words with the marks between them.</summary>
internal static class CellWords
{
    private const string dashes = "-–—+•*·●○▪■/|";

    /// <summary>Reads the words.</summary>
    /// <param name="text">From <see cref="AnnexText.CleanLines"/>.</param>
    public static List<CellWord> Of(string text)
    {
        var words = new List<CellWord>();
        if (text.Length > 1 && text.All(c => c == '/'))
        {
            return [new(text, text, WordBreak.Strong, false, 0, text.Length)]; // a sign of the writer's own, and no mark between names
        }

        var depth = 0;
        var listed = 0;
        var before = WordBreak.Strong;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c == ' ')
            {
                i++;
            }
            else if (c == '\n')
            {
                before = Stronger(before, depth > 0 ? WordBreak.None : WordBreak.Line);
                i++;
            }
            else if (c is ',' or ';' or ':' || (c == '.' && EndsSentence(text, i)))
            {
                before = Stronger(before, c switch { ',' => WordBreak.Comma, ':' => WordBreak.Colon, _ => WordBreak.Strong });
                i++;
            }
            else if (dashes.Contains(c, StringComparison.Ordinal) && Stands(text, i))
            {
                before = Stronger(before, before is WordBreak.Line or WordBreak.Strong || c is '•' or '*' or '·' or '●' or '○' or '▪' or '■'
                    ? WordBreak.Strong : WordBreak.Soft);
                i++;
            }
            else
            {
                var start = i;
                var opened = depth;
                while (i < text.Length && !(text[i] is ' ' or '\n' or ',' or ';' or ':') && !(text[i] == '.' && EndsSentence(text, i))
                    && !(i > start && text[i] == '/' && i + 2 < text.Length && char.IsUpper(text[i + 1]) && char.IsLower(text[i + 2])))
                {
                    depth = Math.Max(0, depth + (text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0));
                    i++;
                }

                var word = text[start..i];
                var number = ListNumber(word);
                if (IsListNumber(word, before) || (number > 0 && (before is WordBreak.Line or WordBreak.Strong || (number == listed + 1 && listed > 0 && CapitalFollows(text, i)))))
                {
                    listed = number;
                    depth = opened;
                    before = WordBreak.Strong;
                    continue;
                }

                words.Add(new(word, AnnexText.Syllable(word.TrimEnd(')').TrimStart('(')), before, opened > 0 || word[0] == '(', start, i));
                before = WordBreak.None;
            }
        }

        return words;
    }

    /// <summary>The words from one to before another as the key of a name, see <see cref="AnnexText.NameKey"/>.</summary>
    public static string KeyOf(List<CellWord> words, int from, int until)
    {
        var key = new StringBuilder();
        for (var i = from; i < until; i++)
        {
            if (i > from)
            {
                key.Append(words[i].Before switch { WordBreak.Comma => ", ", WordBreak.Soft => " - ", WordBreak.Colon => ": ", WordBreak.Strong => "; ", _ => " " });
            }

            key.Append(words[i].Text[0] == '(' || words[i].Text[^1] == ')' ? AnnexText.Key(words[i].Text) : words[i].Key);
        }

        return key.ToString().AsSpan().ContainsAny('&', '-') ? AnnexText.JoinMarks(key.ToString()) : key.ToString();
    }

    /// <summary>The text from a word to before another, single-spaced, without marks at its ends.</summary>
    public static string Slice(string text, List<CellWord> words, int from, int until) =>
        AnnexText.Clean(text[words[from].Start..words[until - 1].End]).Trim(' ', ',', ';', ':', '.', '-', '–', '+', '•', '*', '"');

    private static WordBreak Stronger(WordBreak a, WordBreak b) => a > b ? a : b;

    // "Sở Y tế. Sở Xây dựng": a full stop before a capital ends a name; "TP. Huế" and "Q.1" do not.
    private static bool EndsSentence(string text, int at)
    {
        if (at + 1 >= text.Length)
        {
            return true;
        }

        var letters = 0;
        for (var k = at - 1; k >= 0 && char.IsLetter(text[k]); k--)
        {
            letters++;
        }

        return text[at + 1] is ' ' or '\n' && letters > 1 && char.IsLower(text[at - 1]);
    }

    // A dash with a space or an end at one side at least; not the one inside "KH-CN".
    private static bool Stands(string text, int at) =>
        text[at] is '•' or '●' or '○' or '▪' or '■' or '|'
        || at == 0 || text[at - 1] is ' ' or '\n' or ',' or ';' || (at + 1 < text.Length && text[at] != '/' && text[at + 1] == ' ')
        || (text[at] == '/' && (text[at - 1] == '/' || (at + 1 < text.Length && char.IsUpper(text[at + 1]))));

    // "1.", "2)", "(3)", "4/": the number of an item, 0 when it is none. Inside a line it counts when it goes on from the one before and a name follows:
    // "1. Sở Y tế 2. Sở Công Thương", but not the "3" of "Quatest 3".
    private static int ListNumber(string word) =>
        word.Length is > 1 and <= 4 && word[^1] is '.' or ')' or '/' && int.TryParse(word.AsSpan().TrimStart('(').TrimEnd(".)/"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool CapitalFollows(string text, int at) => text.AsSpan(at).TrimStart(" \n") is [var first, ..] && char.IsUpper(first);

    // "1. Sở Y tế" at the start of a line.
    private static bool IsListNumber(string word, WordBreak before) =>
        before is WordBreak.Line or WordBreak.Strong && word.Length is 2 or 3 && word[^1] is '.' or ')' && word[..^1].All(char.IsAsciiDigit)
        || (before is WordBreak.Line or WordBreak.Strong && word.Length <= 2 && word.All(char.IsAsciiDigit));
}
