using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tdc.Gs1;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Epc;
using Tdc.Gs1.Keys;
using Tdc.Platform.Commands;

namespace Tdc.Host.Commands;

/// <summary><c>tdc gs1 check | parse | dl-parse | to-dl | to-urn</c>: lines in, one JSON line out for each.</summary>
internal static class Gs1Command
{
    /// <summary>The word after <c>tdc</c>.</summary>
    public const string Name = "gs1";

    private const string Lines = " Reads lines from standard input and answers each with a line of JSON.";

    public static Command Build() => new(Name, "GS1 keys, element strings, Digital Links and EPC URNs.")
    {
        Check(),
        Simple("parse", "Reads element strings: bracketed, with ^ as FNC1, or scans such as ]C1… with the group separator." + Lines, "input", Parse),
        Simple("dl-parse", "Reads GS1 Digital Link URIs." + Lines, "input", ParseLink),
        Simple("to-dl", "Turns EPC URNs into canonical Digital Links." + Lines, "urn", ToLink),
        ToUrn(),
    };

    private static Command Check()
    {
        var key = new Option<string>("--key") { Description = "Kind of key: " + string.Join(", ", KeyKinds.Names) + ".", Required = true, HelpName = "KIND" };
        key.Validators.Add(result =>
        {
            if (!KeyKinds.TryParse(result.GetValueOrDefault<string>() ?? "", out _))
            {
                result.AddError("--key is one of " + string.Join(", ", KeyKinds.Names) + ".");
            }
        });
        var command = new Command("check", "Checks keys: length, characters, check digit." + Lines) { key };
        command.SetAction(call =>
        {
            _ = KeyKinds.TryParse(call.GetValue(key)!, out var kind);
            return Answer("value", (line, _) => new(Gs1Key.Check(kind, line)));
        });
        return command;
    }

    private static Command ToUrn()
    {
        var length = new Option<int>("--prefix-length") { Description = "Digits of the company prefix, 6 to 12.", Required = true, HelpName = "N" };
        length.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var text }] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) || digits is < 6 or > 12)
            {
                result.AddError("--prefix-length is a number from 6 to 12.");
            }
        });
        var command = new Command("to-urn", "Turns what Digital Links name into EPC URNs." + Lines) { length };
        command.SetAction(call =>
        {
            var prefixLength = call.GetValue(length);
            return Answer("dl", (line, answer) => ToUrn(line, prefixLength, answer));
        });
        return command;
    }

    private static Command Simple(string name, string description, string inputName, LineAnswer answer)
    {
        var command = new Command(name, description);
        command.SetAction(_ => Answer(inputName, answer));
        return command;
    }

    private static Gs1Problem Parse(string line, Utf8JsonWriter answer)
    {
        var problem = ElementString.Read(line, out var elements);
        if (elements is not null)
        {
            answer.WriteString("elements"u8, elements.ToBracketed());
        }

        return problem;
    }

    private static Gs1Problem ParseLink(string line, Utf8JsonWriter answer)
    {
        var problem = DigitalLink.Read(line, out var link);
        if (link is not null)
        {
            answer.WriteString("elements"u8, link.ToElementString().ToBracketed());
        }

        return problem;
    }

    private static Gs1Problem ToLink(string line, Utf8JsonWriter answer)
    {
        var problem = EpcUrn.ToDigitalLink(line, out var link);
        if (link is not null)
        {
            answer.WriteString("dl"u8, link.ToString());
        }

        return problem;
    }

    private static Gs1Problem ToUrn(string line, int prefixLength, Utf8JsonWriter answer)
    {
        var problem = DigitalLink.Read(line, out var link);
        if (link is null)
        {
            return problem;
        }

        problem = EpcUrn.FromDigitalLink(link, prefixLength, out var urn);
        if (urn is not null)
        {
            answer.WriteString("urn"u8, urn);
        }

        return problem;
    }

    private static int Answer(string inputName, LineAnswer answer)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        new LineAnswers(inputName, answer).Run(input, output);
        return ExitCode.Done;
    }
}
