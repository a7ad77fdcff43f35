using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Reads Vietnamese text of before Unicode, when there is no doubt which of two encodings it is in.</summary>
/// <remarks>
/// <para>Any bytes are letters in both encodings, but only the right one makes them Vietnamese: a reading counts when nearly all of its marked words are
/// well-formed syllables with a tone that their ending allows, and the other reading is nonsense. Anything else (VNI, too few words) stays unread.</para>
/// <para>Source: Microsoft code page 1258; TCVN 5712:1993. In the fonts of the latter capitals are small letters drawn large, so capitals may be lost.</para>
/// </remarks>
internal static partial class LegacyText
{
    private const int fewestWords = 10;
    private const double sure = 0.95;
    private const double nonsense = 0.5;

    // TCVN 5712:1993 from 0xA1 to 0xFF.
    private const string tcvn =
        "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀ"
        + "ặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

    private static readonly SearchValues<char> consonants = SearchValues.Create("BCDGHKLMNPQRSTVXĐ");
    private static readonly Encoding windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    /// <summary>The text in Unicode form C and the warning to give with it; <see langword="null"/> when neither encoding is sure.</summary>
    public static (string Text, AnnexDefect Warning)? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
        {
            return null;
        }

        var windows = windows1258.GetString(bytes).Normalize();
        var abc = OfTcvn(bytes).Normalize();
        var (windowsShare, abcShare) = (ShareOfSyllables(windows), ShareOfSyllables(abc));
        return windowsShare >= sure && abcShare < nonsense ? (windows, new(0, AnnexDefectCode.Windows1258))
            : abcShare >= sure && windowsShare < nonsense ? (abc, new(0, AnnexDefectCode.Tcvn3))
            : null;
    }

    // Below 0xA1 such texts hold ASCII and the quotation marks and dashes of Windows.
    private static string OfTcvn(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            text.Append(value switch
            {
                < 0x80 => (char)value,
                0x85 => '…',
                0x91 => '‘',
                0x92 => '’',
                0x93 => '“',
                0x94 => '”',
                0x95 => '•',
                0x96 => '–',
                0x97 => '—',
                0xA0 => '\u00A0',
                < 0xA1 => '\uFFFD',
                _ => tcvn[value - 0xA1],
            });
        }

        return text.ToString();
    }

    // Of the words with a letter beyond ASCII, how many are Vietnamese; 0 when there are too few to judge by, or a control character.
    private static double ShareOfSyllables(string text)
    {
        var (words, syllables) = (0, 0);
        foreach (var match in MarkedWord().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length);
            if (!IsAbbreviation(word))
            {
                words++;
                syllables += IsSyllable(word) ? 1 : 0;
            }
        }

        return words < fewestWords || text.Any(c => c is '\uFFFD' or (>= '\u0080' and < '\u00A0')) ? 0 : syllables / (double)words;
    }

    // QĐ, NĐ, TĐC: right, and no syllables.
    private static bool IsAbbreviation(ReadOnlySpan<char> word) => word.Length is > 1 and <= 5 && !word.ContainsAnyExcept(consonants);

    private static bool IsSyllable(ReadOnlySpan<char> word)
    {
        var (bare, tone) = (new StringBuilder(word.Length), '\0');
        foreach (var letter in word.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (!tones.Contains(letter, StringComparison.Ordinal))
            {
                bare.Append(letter);
            }
            else if (tone != '\0')
            {
                return false;
            }
            else
            {
                tone = letter;
            }
        }

        var match = Shape().Match(bare.ToString().Normalize());
        return match.Success && (match.Groups["stop"].Length == 0 || tone is '\u0301' or '\u0323');
    }

    private const string tones = "\u0300\u0309\u0303\u0301\u0323";

    [GeneratedRegex(@"[a-zA-Z]*[^\x00-\x7F\u00A0‘’“”–—•…][^\x00-\x40\x5B-\x60\x7B-\x7F\u00A0‘’“”–—•…]*")]
    private static partial Regex MarkedWord();

    [GeneratedRegex(
        "^(b|ch?|d|đ|gi|gh?|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
        + "(uyê|iêu|yêu|oai|oay|oao|oeo|uây|uôi|uya|uyu|uêu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uă|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
        + "((?<stop>ch|c|p|t)|m|ngh?|nh|n)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
