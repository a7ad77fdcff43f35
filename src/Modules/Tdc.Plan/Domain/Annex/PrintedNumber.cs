using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tdc.Plan.Domain.Annex;

/// <summary>How a row is numbered.</summary>
internal enum NumberKind
{
    /// <summary>Not at all, or by something that is no number.</summary>
    None,

    /// <summary>A, B, C.</summary>
    Capital,

    /// <summary>I, II, III.</summary>
    Roman,

    /// <summary>1, 1.1, also I.1.</summary>
    Digits,

    /// <summary>a, b, c.</summary>
    Small,

    /// <summary>A dash or a dot.</summary>
    Bullet,
}

/// <summary>A row's number as printed.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Value">Its last part as a number; 0 for none.</param>
/// <param name="Depth">For digits how many parts: 2 for 1.1.</param>
/// <param name="Printed">As printed, with its dot.</param>
internal readonly partial record struct PrintedNumber(NumberKind Kind, int Value, int Depth, string Printed)
{
    private const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string vietnamese = "ABCDĐEGHIKLMNOPQRSTUVXY";
    private const int longestNumber = 60;

    /// <summary>No number at all.</summary>
    public static PrintedNumber Unset { get; } = new(NumberKind.None, 0, 0, "");

    /// <summary>Level in the usual order A, I, 1, 1.1, a, -; smaller is higher.</summary>
    public int Rank => Kind switch
    {
        NumberKind.Capital => 0,
        NumberKind.Roman => 1,
        NumberKind.Digits => 1 + Depth,
        NumberKind.Small => 20,
        NumberKind.Bullet => 21,
        _ => 30,
    };

    /// <summary>What makes two numbers the same: the letter, or kind and value.</summary>
    public string Identity => Kind == NumberKind.Capital ? Printed.TrimEnd(' ', '.', ')', ':', '/', '-', '–')[^1..] : $"{Kind} {Value.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether it is the number that stands at a position, counted from 1.</summary>
    public bool StandsAt(int position) => Kind == NumberKind.Capital
        ? (position <= alphabet.Length && Printed.Contains(alphabet[position - 1], StringComparison.Ordinal))
            || (position <= vietnamese.Length && Printed.Contains(vietnamese[position - 1], StringComparison.Ordinal))
        : Value == position;

    /// <summary>Whether a word stands before it: <c>Nhóm 1</c>, <c>Mục 4</c>, <c>Phần II</c>.</summary>
    public bool IsWorded => WordBefore().IsMatch(Printed);

    /// <summary>Whether the word before it says that it is a group, whatever the number is made of: <c>Nhóm 1</c>, <c>Phần II</c>.</summary>
    public bool NamesGroup => NamedGroup().IsMatch(Printed);

    /// <summary>Whether it numbers a part of what another number heads: 1.1 of 1, a of 1.</summary>
    public bool IsPartOf(PrintedNumber whole) => Kind switch
    {
        NumberKind.Digits => Depth == whole.Depth + 1 && Printed.StartsWith(whole.Printed.TrimEnd('.', ' ', ')') + ".", StringComparison.Ordinal),
        NumberKind.Small or NumberKind.Bullet => whole.Kind == NumberKind.Digits,
        _ => false,
    };

    /// <summary>Reads a number cell; kind <see cref="NumberKind.None"/> when it holds none.</summary>
    /// <param name="cell">Clean text.</param>
    /// <param name="letters">How single letters are to be read in this annex.</param>
    public static PrintedNumber Read(string cell, LetterScheme letters)
    {
        // Ⅳ and １ are other forms of IV and 1.
        var plain = cell.Length <= longestNumber ? cell.Normalize(NormalizationForm.FormKC) : cell;
        var text = Worded().Match(plain) is { Success: true } worded ? worded.Groups[1].Value : plain;
        text = text.Trim(' ', '(', ')', '.', ':', '/', ',', '-', '–');
        if (text.Length == 0)
        {
            return cell is "-" or "–" or "—" or "+" or "•" or "*" or "·" or "●" ? new(NumberKind.Bullet, 0, 1, cell) : new(NumberKind.None, 0, 0, cell);
        }

        if (Dotted().Match(text) is { Success: true } dotted)
        {
            var parts = dotted.Groups["digits"].Value.Split('.');
            return new(NumberKind.Digits, int.Parse(parts[^1], CultureInfo.InvariantCulture), parts.Length, cell);
        }

        if (text.Length == 1 && char.IsUpper(text[0]) && letters.IsLetter(text[0]) && (alphabet + "Đ").Contains(text[0], StringComparison.Ordinal))
        {
            return new(NumberKind.Capital, vietnamese.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var at ? at + 1 : alphabet.IndexOf(text[0], StringComparison.Ordinal) + 1, 1, cell);
        }

        if (Roman().Match(text) is { Success: true } roman && RomanNumeral.Read(roman.Groups[1].Value) is { } value)
        {
            return new(NumberKind.Roman, value, 1, cell);
        }

        if (SmallLetter().Match(text) is { Success: true } small && letters.IsSmallLetter(small.Groups[1].Value[0]))
        {
            var letter = char.ToUpperInvariant(small.Groups[1].Value[0]);
            return new(NumberKind.Small, vietnamese.IndexOf(letter, StringComparison.Ordinal) + 1, 1, cell);
        }

        return new(NumberKind.None, 0, 0, cell);
    }

    /// <summary>Whether a number cell says that its row goes on from the page before: <c>3 (tiếp)</c>.</summary>
    public static bool IsContinued(string cell) => Continued().IsMatch(cell);

    /// <summary>Parts a number from the title that is glued to it, as in <c>IV Tăng cường</c>, <c>A. Nhóm</c>, <c>Nhóm 1: …</c>.</summary>
    /// <param name="text">Clean text of the cell.</param>
    /// <param name="letters">How single letters are to be read.</param>
    /// <param name="inNumberCell">Whether it stands in the number column, where a space is enough after digits.</param>
    public static (PrintedNumber Number, string Title)? Split(string text, LetterScheme letters, bool inNumberCell)
    {
        if (GluedWord().Match(text) is { Success: true } word)
        {
            var number = Read(word.Groups["n"].Value, letters);
            return number.Kind == NumberKind.None ? null : (number with { Printed = word.Groups["p"].Value.Trim() }, word.Groups["t"].Value);
        }

        if (Glued().Match(text) is not { Success: true } glued)
        {
            return null;
        }

        var read = Read(glued.Groups["n"].Value, letters);
        var marked = glued.Groups["m"].Length > 0;
        var fits = read.Kind switch
        {
            NumberKind.Capital => marked,
            NumberKind.Roman => marked || !read.Printed.AsSpan().ContainsAny('L', 'C'),
            NumberKind.Digits => marked || read.Depth > 1 || inNumberCell,
            _ => false,
        };
        return fits ? (read with { Printed = glued.Groups["n"].Value + glued.Groups["m"].Value }, glued.Groups["t"].Value) : null;
    }

    [GeneratedRegex(@"^(nhóm|phần|chương)\s", RegexOptions.IgnoreCase)]
    private static partial Regex NamedGroup();

    [GeneratedRegex(@"^(nhóm|phần|chương|mục)\s", RegexOptions.IgnoreCase)]
    private static partial Regex WordBefore();

    [GeneratedRegex(@"^(?:nhóm(?: nhiệm vụ)?(?:,? giải pháp)?|nhiệm vụ|mục|phần|số|chương)\s+(\S+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Worded();

    [GeneratedRegex(@"^(?:(?:[IVXLC]+|[A-ZĐ])[.\-]?(?=[0-9]))?(?<digits>[0-9]{1,5}(?:\.[0-9]{1,3}){0,4})$")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^(?:[A-ZĐ][.\-])?([IVXLC]+)$")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}\.?)?([a-zđ])$")]
    private static partial Regex SmallLetter();

    [GeneratedRegex(@"^\S{1,8}\s*\(\s*(?:tiếp( theo)?|tt|t\.t)\s*\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Continued();

    [GeneratedRegex(@"^(?<p>(?:nhóm(?: nhiệm vụ)?(?:,? giải pháp)?|phần|mục|chương)\s+(?<n>[IVXLC]+|[A-ZĐ]|[0-9]{1,2}))\s*[.:)–-]\s*(?<t>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex GluedWord();

    [GeneratedRegex(@"^(?<n>(?:[IVXLC]+\.)?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[IVXLC]+|[A-ZĐ])(?<m>\s?[.):/–-]{1,2})?(?(m)\s*|\s+)(?<t>[“""(]?\p{Lu}.*)$", RegexOptions.Singleline)]
    private static partial Regex Glued();
}

/// <summary>How single letters are read in one annex: C is the third group of A, B, C, the hundredth of I, II, III, and noise among 1, 2, 3.</summary>
/// <remarks>A letter counts where its row of letters begins with A (a) or goes on from the one before; alone among digits it is a misread digit (l for 1).</remarks>
/// <param name="Letters">The single letters that are used, capital and small.</param>
/// <param name="HasRomans">Roman numerals of several letters are used.</param>
/// <param name="Heads">The letters before titles that stand alone in the titles' column: <c>B. Nhóm B</c> is a heading even where no A is printed.</param>
internal readonly partial record struct LetterScheme(string Letters, bool HasRomans, string Heads)
{
    private const string order = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Looks at everything printed in the number column, and at the titles of rows with nothing else in them.</summary>
    public static LetterScheme Of(IEnumerable<string> numbers, IEnumerable<string> loneTitles)
    {
        var heads = loneTitles.Where(t => LetterBeforeTitle().IsMatch(t)).Select(t => t[0]).ToHashSet();
        var (letters, romans) = (new HashSet<char>(heads), false);
        foreach (var printed in numbers)
        {
            var text = printed.Trim(' ', '(', ')', '.', ':', '/', '-');
            var head = text.Split([' ', '.', ')', ':'], 2)[0];
            if (head.Length == 1 && char.IsLetter(head[0]) && (text.Length == 1 || text[1] is '.' or ')' or ':'))
            {
                letters.Add(head[0]);
            }
            else if (text.Length is > 1 and <= 6 && char.IsAsciiDigit(text[0]) && char.IsLower(text[^1]))
            {
                letters.Add(text[^1]); // 1a, 2.b
            }

            romans |= head.Length > 1 && head.All(c => c is 'I' or 'V' or 'X') && RomanNumeral.Read(head) is not null;
        }

        return new(string.Concat(letters), romans, string.Concat(heads));
    }

    /// <summary>Whether a capital is a letter here and no Roman numeral.</summary>
    public bool IsLetter(char capital) => capital switch
    {
        'I' => Uses('H'),
        'V' => Uses('U'),
        'X' => Uses('V') && Uses('U'),
        'L' => Uses('K'),
        'C' => Uses('B'),
        'A' or 'Đ' => true,
        _ => Uses('A') || UsesBefore(capital) || Heads?.Contains(capital, StringComparison.Ordinal) == true,
    };

    /// <summary>Whether a small letter counts items here.</summary>
    public bool IsSmallLetter(char letter) => letter is 'a' or 'đ' || Uses('a') || UsesBefore(letter);

    private bool UsesBefore(char letter) => order.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal) is > 0 and var at
        && Uses(char.IsLower(letter) ? char.ToLowerInvariant(order[at - 1]) : order[at - 1]);

    private bool Uses(char letter) => Letters?.Contains(letter, StringComparison.Ordinal) == true;

    [GeneratedRegex(@"^[A-ZĐ]\s?[.):/]\s*\p{Lu}")]
    private static partial Regex LetterBeforeTitle();
}
