using System.Globalization;

namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>One line of the syntax dictionary: a code or a range of codes with what it says about them.</summary>
/// <remarks>The grammar stands in the header of the data file.</remarks>
internal sealed record AiEntry
{
    public required int First { get; init; }

    public required int Last { get; init; }

    public required int CodeLength { get; init; }

    public string Title { get; private set; } = "";

    public bool IsPredefinedLength { get; private set; }

    public bool IsDigitalLinkAttribute { get; private set; }

    public List<AiComponent> Components { get; } = [];

    public List<List<List<string>>> Requires { get; } = [];

    public List<string> Excludes { get; } = [];

    public List<List<string>>? QualifierSequences { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <returns>Null for an empty line or a comment.</returns>
    /// <exception cref="InvalidDataException">The line does not follow the grammar or names an unknown check.</exception>
    public static AiEntry? Read(string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }

        var hash = line.IndexOf('#', StringComparison.Ordinal);
        var words = (hash < 0 ? line : line[..hash]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return null;
        }

        var codes = words[0].Split('-');
        var entry = new AiEntry
        {
            First = int.Parse(codes[0], NumberStyles.None, CultureInfo.InvariantCulture),
            Last = int.Parse(codes[^1], NumberStyles.None, CultureInfo.InvariantCulture),
            CodeLength = codes[0].Length,
        };
        entry.Title = hash < 0 ? "" : line[(hash + 1)..].Trim();
        foreach (var word in words.Skip(1))
        {
            entry.Take(word, line);
        }

        return entry.Components.Count > 0 ? entry : throw new InvalidDataException("No format: " + line);
    }

    private void Take(string word, string line)
    {
        if (!word.Any(char.IsAsciiLetterOrDigit))
        {
            IsPredefinedLength = word.Contains('*', StringComparison.Ordinal);
            IsDigitalLinkAttribute = word.Contains('?', StringComparison.Ordinal);
        }
        else if (word.StartsWith("req=", StringComparison.Ordinal))
        {
            Requires.Add([.. word[4..].Split(',').Select(group => group.Split('+').ToList())]);
        }
        else if (word.StartsWith("ex=", StringComparison.Ordinal))
        {
            Excludes.AddRange(word[3..].Split(','));
        }
        else if (word == "dlpkey")
        {
            QualifierSequences = [[]];
        }
        else if (word.StartsWith("dlpkey=", StringComparison.Ordinal))
        {
            QualifierSequences = [.. word[7..].Split('|').Select(sequence => sequence.Split(',').ToList())];
        }
        else
        {
            Components.Add(ReadComponent(word, line));
        }
    }

    private static AiComponent ReadComponent(string word, string line)
    {
        var parts = word.Split(',');
        var optional = parts[0].StartsWith('[') && parts[0].EndsWith(']');
        var format = parts[0].Trim('[', ']');
        var set = format[0] switch
        {
            'N' => AiCharacterSet.Numeric,
            'X' => AiCharacterSet.Set82,
            'Y' => AiCharacterSet.Set39,
            'Z' => AiCharacterSet.Set64,
            _ => throw new InvalidDataException("Unknown character set: " + line),
        };
        var variable = format.AsSpan(1).StartsWith("..");
        if (!int.TryParse(format.AsSpan(variable ? 3 : 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw new InvalidDataException("Unknown format: " + line);
        }

        var names = parts[1..];
        return new AiComponent(set, variable ? 1 : length, length, optional, names) { Rules = [.. names.Select(ContentChecks.Named)] };
    }
}
