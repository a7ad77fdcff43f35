using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Reading;

/// <summary>Writes events as an EPCISQueryDocument in the form that is asked for.</summary>
internal sealed class EventAnswer(TimeProvider clock, CompanyPrefixes prefixes)
{
    private static readonly string[] forms = ["Never_Translates", "Always_GS1_Digital_Link", "Always_EPC_URN"];

    /// <summary>Answers a request.</summary>
    public async Task WriteAsync(EpcisCall call, IReadOnlyList<StoredEvent> events, string queryName = "SimpleEventQuery")
    {
        var http = call.Http;
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = call.AnswerType + "; charset=utf-8";
        http.Response.Headers[EpcisHeaders.EpcFormat] = forms[(int)call.EpcForm];
        http.Response.Headers.CacheControl = "private, no-cache";
        if (call.AnswerFormat == EpcisFormat.Xml)
        {
            http.Response.Headers[EpcisHeaders.CbvXmlFormat] = call.CbvForm == CbvForm.WebUri ? "Always_Web_URI" : "Always_URN";
        }

        if (call.IsHead)
        {
            return;
        }

        var cbv = call.AnswerFormat == EpcisFormat.Xml ? call.CbvForm : CbvForm.AsIs;
        await WriteAsync(http.Response.Body, call.AnswerFormat, events, call.EpcForm, cbv, queryName, null, call.Cancellation);
    }

    /// <summary>Writes a document.</summary>
    public async Task WriteAsync(
        Stream target, EpcisFormat format, IReadOnlyList<StoredEvent> events, EpcForm epc, CbvForm cbv, string queryName, string? subscription,
        CancellationToken cancellation)
    {
        var header = new DocumentHeader
        {
            Kind = DocumentKind.QueryDocument,
            SchemaVersion = "2.0",
            CreationDate = Instant(clock.GetUtcNow()),
            QueryName = queryName,
            SubscriptionId = subscription,
            Namespaces = Shared(events),
        };
        var translator = new EventTranslator(epc, cbv, epc == EpcForm.Urn ? await prefixes.NowAsync(cancellation) : CompanyPrefixes.None);
        await EpcisWriter.WriteAsync(target, format, header, EachAsync(events, translator), cancellation);
    }

    /// <summary>A time as answers write it.</summary>
    public static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The prefixes of all events, declared once for the document where they do not contradict each other.</summary>
    private static NamespaceScope Shared(IReadOnlyList<StoredEvent> events)
    {
        var scope = new NamespaceScope();
        var seen = new HashSet<NamespaceScope>(ReferenceEqualityComparer.Instance);
        foreach (var stored in events)
        {
            if (seen.Add(stored.Event.Namespaces))
            {
                foreach (var (prefix, name) in stored.Event.Namespaces.Declared)
                {
                    if (scope.Find(prefix) is null)
                    {
                        scope.Declare(prefix, name);
                    }
                }
            }
        }

        return scope;
    }

#pragma warning disable CS1998 // the writer takes a stream of events; these are in memory already
    private static async IAsyncEnumerable<EpcisEvent> EachAsync(IReadOnlyList<StoredEvent> events, EventTranslator translator)
    {
        foreach (var stored in events)
        {
            yield return translator.Event(stored.Event);
        }
    }
#pragma warning restore CS1998
}

/// <summary>The company prefixes of the register, kept in memory for some seconds.</summary>
internal sealed class CompanyPrefixes(IServiceProvider services, TimeProvider clock)
{
    private static readonly TimeSpan kept = TimeSpan.FromSeconds(30);

    private (DateTimeOffset At, IReadOnlySet<string> Digits) known = (DateTimeOffset.MinValue, None);

    /// <summary>No prefixes.</summary>
    public static IReadOnlySet<string> None { get; } = new HashSet<string>();

    /// <summary>All prefixes.</summary>
    public async ValueTask<IReadOnlySet<string>> NowAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now - known.At < kept)
        {
            return known.Digits;
        }

        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(services);
        if (scope.ServiceProvider.GetService(typeof(ITradeRegister)) is not ITradeRegister register)
        {
            return None;
        }

        var digits = (await register.PrefixesAsync(cancellation)).Select(p => p.Digits).ToHashSet(StringComparer.Ordinal);
        known = (now, digits);
        return digits;
    }
}
