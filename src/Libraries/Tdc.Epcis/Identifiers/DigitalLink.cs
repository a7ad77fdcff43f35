using Tdc.Epcis.Hashing;

namespace Tdc.Epcis.Identifiers;

/// <summary>A GS1 Digital Link, reduced to its key and finest qualifier.</summary>
/// <remarks>The last primary key of the path wins, what stands before it is a stem; query and fragment are not part of the identifier.
/// Source: CBV 2.0, section 8.9.2 (constrained canonical form); GS1 Digital Link URI syntax, sections 4.8 and 4.11.</remarks>
internal readonly ref struct DigitalLink
{
    private readonly Key key;

    private readonly ReadOnlySpan<char> value;

    private readonly string qualifier;

    private readonly ReadOnlySpan<char> qualifierValue;

    private DigitalLink(Key key, ReadOnlySpan<char> value, string qualifier, ReadOnlySpan<char> qualifierValue)
    {
        this.key = key;
        this.value = value;
        this.qualifier = qualifier;
        this.qualifierValue = qualifierValue;
    }

    private static readonly Key[] keys =
    [
        new("00", "sscc", 18, 18, true), new("01", "gtin", 8, 14, true), new("253", "gdti", 13, 30, true), new("255", "gcn", 13, 25, true),
        new("401", "ginc", 5, 30, false), new("402", "gsin", 17, 17, true), new("414", "gln", 13, 13, true), new("417", "party", 13, 13, true),
        new("8003", "grai", 14, 30, true), new("8004", "giai", 5, 30, false), new("8006", "itip", 18, 18, true), new("8010", "cpid", 5, 30, false),
        new("8017", "gsrnp", 18, 18, true), new("8018", "gsrn", 18, 18, true),
    ];

    /// <summary>Whether it names a class: an item or document type without a serial.</summary>
    public bool IsClass => key.Identifier switch
    {
        "01" => qualifier is not ("21" or "235"),
        "8006" => qualifier != "21",
        "8010" => qualifier != "8011",
        "253" or "255" => value.Length == 13,
        "8003" => value.Length == 14,
        _ => false,
    };

    /// <summary>Whether the check digit of the key is right; keys without one are right.</summary>
    public bool CheckHolds => !key.Numeric || CheckDigit.Holds(key.Identifier switch
    {
        "253" or "255" => value[..13],
        "8003" => value[1..14],
        "8006" => value[..14],
        _ => value,
    });

    /// <summary>Reads a web address; <c>false</c> when it is not a Digital Link.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DigitalLink link)
    {
        link = default;
        var rest = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text[8..]
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? text[7..] : default;
        var slash = rest.IndexOf('/');
        if (slash <= 0)
        {
            return false;
        }

        var path = rest[slash..];
        if (path.IndexOfAny('?', '#') is >= 0 and var end)
        {
            path = path[..end];
        }

        if (path.EndsWith('/'))
        {
            return false;
        }

        // From the end: the last segment that is a primary key with everything after it its value and qualifiers.
        for (var at = path.LastIndexOf('/'); at >= 0; at = at == 0 ? -1 : path[..at].LastIndexOf('/'))
        {
            var tail = path[(at + 1)..];
            var name = Segment(ref tail);
            if (Find(name) is { } key && !tail.IsEmpty)
            {
                var value = Segment(ref tail);
                if (key.Holds(value) && TryQualify(key, value, tail, out link))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Writes the constrained canonical form.</summary>
    public void Write(PreHashBuffer target)
    {
        target.Write("https://id.gs1.org/"u8);
        target.Write(key.Identifier);
        target.Write('/');
        for (var i = value.Length; key.Identifier == "01" && i < 14; i++)
        {
            target.Write('0');
        }

        PathValue.Write(target, value);
        if (qualifier.Length > 0)
        {
            target.Write('/');
            target.Write(qualifier);
            target.Write('/');
            PathValue.Write(target, qualifierValue);
        }
    }

    private static bool TryQualify(Key key, ReadOnlySpan<char> value, ReadOnlySpan<char> tail, out DigitalLink link)
    {
        link = default;
        var finest = "";
        ReadOnlySpan<char> finestValue = default;
        while (!tail.IsEmpty)
        {
            var name = Segment(ref tail);
            if (tail.IsEmpty)
            {
                return false;
            }

            var part = Segment(ref tail);
            var rank = Rank(key.Identifier, name, out var identifier);
            if (rank < 0 || PathValue.Length(part) <= 0)
            {
                return false;
            }

            if (rank > 0)
            {
                finest = identifier;
                finestValue = part;
            }
        }

        link = new DigitalLink(key, value, finest, finestValue);
        return true;
    }

    /// <summary>-1 not a qualifier of the key; 0 one that the canonical form drops; 1 one that it keeps (the later one wins).</summary>
    private static int Rank(string key, ReadOnlySpan<char> name, out string identifier)
    {
        identifier = name switch
        {
            "22" or "cpv" => "22",
            "10" or "lot" => "10",
            "21" or "ser" => "21",
            "235" => "235",
            "254" or "glnx" => "254",
            "7040" => "7040",
            "8011" or "cpsn" => "8011",
            "8019" or "srin" => "8019",
            _ => "",
        };
        return (key, identifier) switch
        {
            ("01" or "8006", "22") or ("414" or "417" or "8004", "7040") or ("8017" or "8018", "8019") => 0,
            ("01" or "8006", "10" or "21") or ("01", "235") or ("414", "254") or ("8010", "8011") => 1,
            _ => -1,
        };
    }

    private static Key? Find(ReadOnlySpan<char> name)
    {
        foreach (var key in keys)
        {
            if (name.SequenceEqual(key.Identifier) || name.SequenceEqual(key.ShortName))
            {
                return key;
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> Segment(scoped ref ReadOnlySpan<char> rest)
    {
        var at = rest.IndexOf('/');
        var part = at < 0 ? rest : rest[..at];
        rest = at < 0 ? default : rest[(at + 1)..];
        return part;
    }

    private sealed record Key(string Identifier, string ShortName, int Least, int Most, bool Numeric)
    {
        public bool Holds(ReadOnlySpan<char> value)
        {
            var length = PathValue.Length(value);
            if (length < Least || length > Most)
            {
                return false;
            }

            // A key of free characters begins with its company prefix, of which four digits are asked for: an ordinary path such as /8004/shop is no key.
            return Numeric
                ? value[..Math.Min(Least, value.Length)].IndexOfAnyExceptInRange('0', '9') < 0
                    && (Identifier != "01" || (value.Length is 8 or 12 or 13 or 14 && value.IndexOfAnyExceptInRange('0', '9') < 0))
                    && (Identifier != "255" || value.IndexOfAnyExceptInRange('0', '9') < 0)
                : value[..4].IndexOfAnyExceptInRange('0', '9') < 0;
        }
    }
}
