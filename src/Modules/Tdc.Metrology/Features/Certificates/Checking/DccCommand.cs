using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tdc.Dcc;
using Tdc.Metrology.Dcc;
using Tdc.Metrology.Domain.Certificates;
using Tdc.Platform.Commands;

namespace Tdc.Metrology.Features.Certificates.Checking;

/// <summary>The command <c>tdc dcc check</c>: what a certificate says, whether it is intact, whether its issuer is trusted.</summary>
internal sealed class DccCommand(TimeProvider clock) : ICommandPart
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var file = new Argument<FileInfo>("file") { Description = "The certificate, XML." };
        var asJson = new Option<bool>("--json") { Description = "Print one JSON object." };
        var trust = new Option<FileInfo[]>("--trust") { Description = "Certificates (PEM or DER) of issuers or authorities that are trusted.", AllowMultipleArgumentsPerToken = true };
        var largest = new Option<long>("--largest") { Description = "Most octets that are read.", DefaultValueFactory = _ => DccLimits.Usual.Octets };
        var check = new Command(
            "check",
            "Reads a Digital Calibration Certificate and says separately whether it is intact (signed, and as its signer left it) and whether its issuer is trusted. "
            + "Exit code 0: intact, and trusted where --trust is given; 1: not; 2: it cannot be read.")
        {
            file, asJson, trust, largest,
        };
        check.SetAction((call, cancellation) => RunAsync(call.InvocationConfiguration.Output, call.GetValue(file)!, call.GetValue(trust) ?? [], call.GetValue(largest), call.GetValue(asJson), cancellation));
        yield return new Command("dcc", "Digital Calibration Certificates.") { check };
    }

    private async Task<int> RunAsync(TextWriter output, FileInfo file, FileInfo[] trust, long largest, bool asJson, CancellationToken cancellation)
    {
        if (!file.Exists)
        {
            throw new CommandFault($"There is no file {file.Name}.");
        }

        if (largest <= 0 || file.Length > largest)
        {
            return Tell(output, new DccReport { File = file.Name, Fault = DccFault.TooLarge }, asJson, ExitCode.Wrong);
        }

        List<TrustedCertificate> trusted = [];
        foreach (var each in trust)
        {
            var certificate = each.Exists ? TrustedIssuer.Read(await File.ReadAllBytesAsync(each.FullName, cancellation)) : null;
            trusted.Add(new TrustedCertificate(certificate ?? throw new CommandFault($"{each.Name} is no certificate."), DateOnly.MinValue, null));
        }

        var found = CertificateCheck.Of(await File.ReadAllBytesAsync(file.FullName, cancellation), trusted, clock.GetUtcNow(), DccLimits.Usual with { Octets = largest });
        var code = found.Reading.Document is null ? ExitCode.Wrong
            : found.IsIntact && (trusted.Count == 0 || found.IsTrusted) ? ExitCode.Done
            : ExitCode.No;
        return Tell(output, DccReport.Of(file.Name, found), asJson, code);
    }

    private static int Tell(TextWriter output, DccReport report, bool asJson, int code)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(report, json));
        }
        else
        {
            foreach (var line in report.Lines())
            {
                output.WriteLine(line);
            }
        }

        return code;
    }
}
