using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Gs1.DigitalLinks;
using Tdc.Platform.Identity;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository;
using Tdc.Traceability.Features.Showing.Resolve;

namespace Tdc.Traceability.Features.Showing.TracePage;

/// <summary>A step as programs read it.</summary>
internal sealed record TraceStepAnswer(
    string Title, DateTimeOffset? At, string Place, string Quantity, string RecordedBy, bool IsGap, bool IsConfirmed, bool IsAuthority, bool IsWithdrawn, string Relation);

/// <summary>A certificate as programs read it.</summary>
internal sealed record TraceCertificateAnswer(string Kind, string Number, string Issuer, DateOnly? ValidTo);

/// <summary>The facts of a trace page for programs.</summary>
internal sealed record TraceAnswer(
    string Identifier, string Path, int Status, string Name, string Owner, string Level, bool IsLogged, bool IsRecalled, bool IsExpired, int Events, int Sources, int Handovers, int Gaps,
    IReadOnlyList<string> Proven, IReadOnlyList<string> Unproven, IReadOnlyList<TraceStepAnswer> Steps, IReadOnlyList<TraceCertificateAnswer> Certificates,
    IReadOnlyList<string> Recalls, DateTimeOffset ReadAt);

/// <summary>The data behind a trace page: its facts, and the events that everybody may read as an EPCIS document.</summary>
internal static class TraceData
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(CodeResolver.DataPath + "/{**path}", ReadAsync).WithTags("Trace").WithName("GetTrace")
        .WithSummary("Facts of a trace page; with format=epcis the public events as an EPCIS 2.0 document.").Produces<TraceAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(410);

    private static async Task<IResult> ReadAsync(
        HttpContext http, TraceReading reading, ItemTraces traces, IEventAccess access, TimeProvider clock, CancellationToken cancellation, string? format = null)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var path = RawPath(http);
        var view = await reading.ReadAsync(path, cancellation);
        if (view.Status != 200)
        {
            return TypedResults.Problem(statusCode: view.Status, type: "urn:tdc:problem:resolver." + view.Status switch { 400 => "malformed", 410 => "withdrawn", _ => "unknown" });
        }

        if (format != "epcis")
        {
            return TypedResults.Ok(Of(view));
        }

        var judge = await access.ForAsync(Asker.Nobody, cancellation);
        var items = KeyLevels.Of(view.Link!).Select(KeyLevels.Canonical).Distinct().ToList();
        var trace = await traces.ReadAsync(items.Count > 1 ? items[..^1] : items, cancellation);
        var header = new DocumentHeader { SchemaVersion = "2.0", CreationDate = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
        return TypedResults.Stream(
            stream => EpcisWriter.WriteAsync(stream, EpcisFormat.Json, header, Events(trace, judge, cancellation), cancellation), "application/ld+json");
    }

    private static async IAsyncEnumerable<EpcisEvent> Events(ItemTrace trace, IEventJudge judge, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var traced in trace.Events)
        {
            if (await judge.ShowAsync(traced.Stored, cancellation) is { } shown)
            {
                yield return shown.Event;
            }
        }
    }

    private static string RawPath(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        target = target.StartsWith('/') ? target : http.Request.Path.ToUriComponent();
        var end = target.IndexOf('?', StringComparison.Ordinal);
        return target[Math.Min(CodeResolver.DataPath.Length, target.Length)..(end < 0 ? target.Length : end)];
    }

    private static TraceAnswer Of(TraceView v) => new(
        DigitalLink.CanonicalStem + v.Path, v.Path, v.Status, v.Name, v.Owner, ApiWord(v.Proof.Level.ToString()), v.Proof.IsLogged, v.Recall is not null, v.IsExpired, v.Facts.Events, v.Facts.Sources,
        v.Facts.Handovers, v.Facts.Gaps, v.Proof.Proven, v.Proof.Unproven,
        [.. v.Steps.Select(s => new TraceStepAnswer(s.Title, s.At, s.Place, s.Quantity, s.Source, s.IsGap, s.IsConfirmed, s.IsAuthority, s.IsWithdrawn, ApiWord(s.Relation.ToString())))],
        [.. (v.Product?.Certificates ?? []).Select(c => new TraceCertificateAnswer(c.Kind, c.Number, c.Issuer, c.ValidTo))],
        [.. v.Recalls.Select(r => r.Number)], v.ReadAt);

    private static string ApiWord(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
