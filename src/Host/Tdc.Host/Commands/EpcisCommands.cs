using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tdc.Epcis;
using Tdc.Epcis.Hashing;
using Tdc.Epcis.Validation;
using Tdc.Platform.Commands;

namespace Tdc.Host.Commands;

/// <summary>Commands that read an EPCIS document: <c>epcis validate</c>, <c>epcis hash</c>. They open no database.</summary>
internal static class EpcisCommands
{
    /// <summary>The word after <c>tdc</c>.</summary>
    public const string Name = "epcis";

    private static readonly JsonSerializerOptions lines = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds the group <c>epcis</c>.</summary>
    public static Command Build() => new(Name, "Reads EPCIS 2.0 documents (JSON-LD, XML) and XML 1.0 to 1.2.") { Validate(), Hash() };

    private static Command Validate()
    {
        var file = File();
        var asJson = new Option<bool>("--json") { Description = "Print one JSON object with the verdict and every finding in both languages." };
        var command = new Command("validate", "Judges a document by the official schema and by the rules of the standard's text; exit code 0 valid, 1 not valid.") { file, asJson };
        command.SetAction(async (call, cancellation) =>
        {
            await using var stream = Open(call.GetValue(file)!);
            var reader = await EpcisReader.OpenAsync(stream, cancellation: cancellation);
            var events = 0;
            await foreach (var _ in reader.ReadEventsAsync(cancellation))
            {
                events++;
            }

            await (call.GetValue(asJson) ? PrintJsonAsync(reader, events) : PrintAsync(reader, events));
            return reader.IsValid ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static Command Hash()
    {
        var file = File();
        var preHash = new Option<bool>("--prehash") { Description = "After each hash a tab and the string that was hashed." };
        var command = new Command("hash", "Prints the event hash id (CBV 2.0, section 8.9) of every event, one a line, in the order of the document.") { file, preHash };
        command.SetAction(async (call, cancellation) =>
        {
            await using var stream = Open(call.GetValue(file)!);
            var reader = await EpcisReader.OpenAsync(stream, cancellation: cancellation);
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 65_536);
            var hash = new EventHash();
            await foreach (var read in reader.ReadEventsAsync(cancellation))
            {
                await output.WriteAsync(hash.IdOf(read.Event));
                if (call.GetValue(preHash))
                {
                    await output.WriteAsync('\t');
                    await output.WriteAsync(hash.PreHashOf(read.Event).ReplaceLineEndings(" "));
                }

                await output.WriteAsync('\n');
            }

            await output.FlushAsync(cancellation);
            foreach (var finding in reader.Findings.Where(f => f.Layer == Layer.Syntax))
            {
                await Console.Error.WriteLineAsync($"tdc: {finding.Message(CultureInfo.CurrentUICulture)}");
            }

            return reader.Findings.Any(f => f.Layer == Layer.Syntax) ? ExitCode.No : ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> File() => new("FILE") { Description = "The document; relative to the caller's folder." };

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0 });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFault(e.Message, e);
        }
    }

    private static async Task PrintAsync(EpcisReader reader, int events)
    {
        foreach (var finding in reader.Findings)
        {
            await Console.Out.WriteLineAsync(
                $"{(finding.Severity == Severity.Error ? "error" : "warning")}\t{finding.JsonPointer}\t{finding.Code}\t{finding.Message(CultureInfo.CurrentUICulture)}");
        }

        await Console.Out.WriteLineAsync($"{(reader.IsValid ? "valid" : "not valid")}\t{events}\t{reader.Format.ToString().ToLowerInvariant()}\t{reader.Header.SchemaVersion}");
    }

    private static Task PrintJsonAsync(EpcisReader reader, int events) => Console.Out.WriteLineAsync(JsonSerializer.Serialize(
        new
        {
            valid = reader.IsValid,
            format = reader.Format.ToString().ToLowerInvariant(),
            version = reader.Header.SchemaVersion,
            events,
            cut = reader.FindingsCut,
            errors = reader.Findings.Where(f => f.Severity == Severity.Error).Select(Plain),
            warnings = reader.Findings.Where(f => f.Severity == Severity.Warning).Select(Plain),
        },
        lines));

    private static object Plain(Finding finding) => new
    {
        pointer = finding.JsonPointer,
        code = finding.Code,
        layer = finding.Layer.ToString().ToLowerInvariant(),
        @event = finding.Event < 0 ? null : (int?)finding.Event,
        message = new { vi = finding.Message(vietnamese), en = finding.Message(english) },
    };

    private static readonly CultureInfo vietnamese = CultureInfo.GetCultureInfo("vi");

    private static readonly CultureInfo english = CultureInfo.GetCultureInfo("en");
}
