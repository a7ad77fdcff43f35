using System.Text;
using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.Keys;

namespace Tdc.Gs1.Tests;

/// <summary>Makes data that an Application Identifier accepts, from its format and the names of its checks.</summary>
internal static class AiSamples
{
    private const string Set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    public static string Value(ApplicationIdentifier ai, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        foreach (var component in ai.Components)
        {
            if (component.IsOptional && random.Next(3) == 0)
            {
                break;
            }

            text.Append(Part(component, random));
        }

        return text.ToString();
    }

    private static string Part(AiComponent component, Random random)
    {
        var names = component.Checks;
        if (names.Contains("csum"))
        {
            return CheckDigits.Append(Digits(random, component.MaxLength - 1));
        }

        if (names.Contains("csumalpha"))
        {
            var body = Digits(random, 6) + Text(random, "ABCxyz_/", 5);
            return body + CheckPairs.Compute(body);
        }

        foreach (var name in names)
        {
            if (Fixed(name, random) is { } value)
            {
                return value;
            }
        }

        var length = random.Next(component.MinLength, component.MaxLength + 1);
        return component.CharacterSet switch
        {
            AiCharacterSet.Numeric => names.Contains("nonzero") || names.Contains("nozeroprefix") ? "1" + Digits(random, length - 1) : Digits(random, length),
            AiCharacterSet.Set82 when names.Contains("gcppos1") => Digits(random, 6) + Text(random, Set82, Math.Max(1, length - 6)),
            AiCharacterSet.Set39 => Digits(random, 6) + Text(random, "#-/0189AZ", Math.Max(1, length - 6)),
            AiCharacterSet.Set64 => Text(random, "-_09AZaz", length),
            _ => Text(random, Set82, length),
        };
    }

    private static string? Fixed(string name, Random random) => name switch
    {
        "yymmd0" => random.Next(2) == 0 ? "260200" : "240229",
        "yymmdd" => "261231",
        "yyyymmdd" => "19991231",
        "hh" => "23",
        "mi" or "ss" => "59",
        "hhmi" => "2359",
        "iso3166" => "704",
        "iso3166999" => "999",
        "iso3166alpha2" => "VN",
        "iso4217" => "704",
        "iso5218" or "winding" => "9",
        "yesno" => "1",
        "mediatype" => "80",
        "packagetype" => "PX",
        "importeridx" => "_",
        "iban" => "DE91100000000123456789",
        "latitude" => "1007000000",
        "longitude" => "2867000000",
        "pcenc" => "%C4%90%E1%BB%93ng+Nai",
        "pieceoftotal" => "0203",
        "posinseqslash" => "2/3",
        "zero" => "0",
        "hyphen" => "-",
        "couponcode" => "012345612345611110123",
        "couponposoffer" => "001234561234560123456",
        _ => null,
    };

    private static string Digits(Random random, int count) => Text(random, "0123456789", count);

    private static string Text(Random random, string alphabet, int count) => string.Concat(random.GetItems<char>(alphabet, Math.Max(0, count)));
}
