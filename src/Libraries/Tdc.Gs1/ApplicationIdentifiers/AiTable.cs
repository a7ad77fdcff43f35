using System.Globalization;
using System.Runtime.CompilerServices;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>The table of all Application Identifiers.</summary>
/// <remarks>Read once from the data file <c>gs1-syntax-dictionary.txt</c> (GS1 Barcode Syntax Dictionary); safe for any number of threads.</remarks>
public sealed class AiTable
{
    private readonly ApplicationIdentifier?[] twoDigits = new ApplicationIdentifier?[100];
    private readonly ApplicationIdentifier?[] threeDigits = new ApplicationIdentifier?[1000];
    private readonly ApplicationIdentifier?[] fourDigits = new ApplicationIdentifier?[10000];
    private readonly int[] lengthByPrefix = new int[100];
    private readonly List<ApplicationIdentifier> all = [];

    private AiTable(IEnumerable<string> lines)
    {
        foreach (var entry in lines.Select(AiEntry.Read).OfType<AiEntry>())
        {
            for (var number = entry.First; number <= entry.Last; number++)
            {
                Add(new ApplicationIdentifier(number.ToString("D" + entry.CodeLength, CultureInfo.InvariantCulture), entry), number);
            }
        }
    }

    /// <summary>The table that the library ships.</summary>
    public static AiTable Shipped { get; } = new(DataFiles.Lines("gs1-syntax-dictionary.txt"));

    /// <summary>All of them in the order of the dictionary.</summary>
    public IReadOnlyList<ApplicationIdentifier> All => all;

    /// <summary>Reads a dictionary of the same grammar, such as a newer release.</summary>
    /// <exception cref="InvalidDataException">A line does not follow the grammar, names an unknown check, or codes with one beginning differ in length.</exception>
    public static AiTable Read(IEnumerable<string> lines) => new(lines);

    /// <summary>The identifier with exactly this code, or null.</summary>
    /// <param name="code">Two to four digits.</param>
    public ApplicationIdentifier? Find(ReadOnlySpan<char> code) => FindAtStart(code) is { } ai && ai.Code.Length == code.Length ? ai : null;

    /// <summary>The identifier that the data begin with, or null.</summary>
    /// <param name="data">Data that begin with a code; the first two digits decide how long it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ApplicationIdentifier? FindAtStart(ReadOnlySpan<char> data)
    {
        if (data.Length < 2 || !CharacterSets.IsDigits(data[..2]))
        {
            return null;
        }

        var length = lengthByPrefix[Number(data[..2])];
        if (length == 0 || data.Length < length || !CharacterSets.IsDigits(data[..length]))
        {
            return null;
        }

        return Codes(length)[Number(data[..length])];
    }

    private void Add(ApplicationIdentifier ai, int number)
    {
        var prefix = Number(ai.Code.AsSpan(0, 2));
        if (lengthByPrefix[prefix] != 0 && lengthByPrefix[prefix] != ai.Code.Length)
        {
            throw new InvalidDataException($"Codes that begin with {prefix:D2} differ in length.");
        }

        lengthByPrefix[prefix] = ai.Code.Length;
        Codes(ai.Code.Length)[number] = ai;
        all.Add(ai);
    }

    private ApplicationIdentifier?[] Codes(int length) => length switch { 2 => twoDigits, 3 => threeDigits, _ => fourDigits };

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
