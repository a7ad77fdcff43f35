using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Barcodes.Matrix;

/// <summary>What a QR Code carries, cut into segments so that the fewest bits are needed.</summary>
/// <remarks>Source: ISO/IEC 18004, 7.4 (modes) and Annex J (choice of modes); 7.4.8.3 for FNC1 in first place.</remarks>
internal sealed class QrContent
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private const int ModeBits = 4;
    private const int Fnc1First = 5;

    // Costs are sixths of a bit, because three digits share ten bits and two characters eleven.
    private const int Sixths = 6;
    private const int Never = int.MaxValue / 4;

    private readonly string text;
    private readonly bool hasFnc1;

    private QrContent(string text, bool hasFnc1) => (this.text, this.hasFnc1) = (text, hasFnc1);

    /// <summary>Plain text of ASCII characters, such as a link.</summary>
    public static QrContent OfText(string text) => new(text, hasFnc1: false);

    /// <summary>An element string: FNC1 in first place, later ones as group separators.</summary>
    public static QrContent OfElements(ElementString elements) => new(elements.ToSeparated(), hasFnc1: true);

    /// <summary>The bits in a version, without terminator and padding; null when a segment is longer than its count can say.</summary>
    /// <param name="version">1 to 40, which decides how long the counts are.</param>
    public List<bool>? Bits(int version)
    {
        List<bool> bits = [];
        if (hasFnc1)
        {
            Append(bits, Fnc1First, ModeBits);
        }

        var modes = Choose(version);
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && modes[end] == modes[start])
            {
                end++;
            }

            if (!AppendSegment(bits, modes[start], text.AsSpan(start, end - start), version))
            {
                return null;
            }

            start = end;
        }

        return bits;
    }

    private static void Append(List<bool> bits, int value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            bits.Add((value >> i & 1) == 1);
        }
    }

    private static int CountBits(QrMode mode, int version) => (mode, version) switch
    {
        (QrMode.Numeric, < 10) => 10,
        (QrMode.Numeric, < 27) => 12,
        (QrMode.Numeric, _) => 14,
        (QrMode.Alphanumeric, < 10) => 9,
        (QrMode.Alphanumeric, < 27) => 11,
        (QrMode.Alphanumeric, _) => 13,
        (_, < 10) => 8,
        _ => 16,
    };

    private QrMode[] Choose(int version)
    {
        QrMode[] all = [QrMode.Byte, QrMode.Alphanumeric, QrMode.Numeric];
        var head = all.Select(mode => (ModeBits + CountBits(mode, version)) * Sixths).ToArray();
        var cost = (int[])head.Clone();
        var from = new int[text.Length, all.Length]; // mode of the character when its successor has the mode of the index
        for (var i = 0; i < text.Length; i++)
        {
            var with = all.Select((mode, m) => Math.Min(Never, cost[m] + Cost(mode, text[i]))).ToArray();
            for (var m = 0; m < all.Length; m++)
            {
                cost[m] = with[m];
                from[i, m] = m;
                for (var other = 0; other < all.Length; other++)
                {
                    // A new segment begins on a whole bit.
                    var changed = ((with[other] + Sixths - 1) / Sixths * Sixths) + head[m];
                    if (with[other] < Never && changed < cost[m])
                    {
                        cost[m] = changed;
                        from[i, m] = other;
                    }
                }
            }
        }

        var modes = new QrMode[text.Length];
        var current = Array.IndexOf(cost, cost.Min());
        for (var i = text.Length - 1; i >= 0; i--)
        {
            current = from[i, current];
            modes[i] = all[current];
        }

        return modes;
    }

    private int Cost(QrMode mode, char c) => mode switch
    {
        QrMode.Byte => 8 * Sixths,
        QrMode.Numeric => char.IsAsciiDigit(c) ? 20 : Never,
        _ when hasFnc1 && c == '%' => Never, // it would have to be doubled, and some readers lose what follows; as an octet it is safe
        _ => IsSeparator(c) || Alphanumeric.Contains(c, StringComparison.Ordinal) ? 33 : Never,
    };

    private bool IsSeparator(char c) => hasFnc1 && c == ElementString.GroupSeparator;

    private bool AppendSegment(List<bool> bits, QrMode mode, ReadOnlySpan<char> segment, int version)
    {
        var characters = segment.ToString();
        if (mode == QrMode.Alphanumeric && hasFnc1)
        {
            characters = characters.Replace(ElementString.GroupSeparator, '%');
        }

        if (characters.Length >= 1 << CountBits(mode, version))
        {
            return false;
        }

        Append(bits, (int)mode, ModeBits);
        Append(bits, characters.Length, CountBits(mode, version));
        var step = mode switch { QrMode.Numeric => 3, QrMode.Alphanumeric => 2, _ => 1 };
        for (var i = 0; i < characters.Length; i += step)
        {
            AppendGroup(bits, mode, characters.AsSpan(i, Math.Min(step, characters.Length - i)));
        }

        return true;
    }

    private static void AppendGroup(List<bool> bits, QrMode mode, ReadOnlySpan<char> group)
    {
        var value = 0;
        foreach (var c in group)
        {
            value = mode switch
            {
                QrMode.Numeric => (value * 10) + (c - '0'),
                QrMode.Alphanumeric => (value * 45) + Alphanumeric.IndexOf(c, StringComparison.Ordinal),
                _ => c,
            };
        }

        Append(bits, value, mode switch
        {
            QrMode.Numeric => (group.Length * 3) + 1,
            QrMode.Alphanumeric => (group.Length * 5) + 1,
            _ => 8,
        });
    }
}

/// <summary>Modes of a segment; the value is the mode indicator.</summary>
internal enum QrMode
{
    /// <summary>Three digits in ten bits.</summary>
    Numeric = 1,

    /// <summary>Two of 45 characters in eleven bits.</summary>
    Alphanumeric = 2,

    /// <summary>Octets.</summary>
    Byte = 4,
}
