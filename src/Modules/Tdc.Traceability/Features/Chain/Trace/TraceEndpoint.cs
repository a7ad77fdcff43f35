using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tdc.Platform.Identity;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Features.Chain.Trace;

/// <summary><c>GET /epcis/trace</c>: our own addition to the standard's interface.</summary>
internal static class TraceEndpoint
{
    private static readonly string[] parameters = ["epc", "direction", "depth", "limit"];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/epcis/trace", HandleAsync).WithTags("EPCIS").WithName("TraceChain")
        .WithSummary("The whole chain of an item, lot or container in one answer: things, events, edges, places, gaps.")
        .WithDescription(
            "epc: any form of identifier (EPC URN, Digital Link, element string), may stand several times. direction: up (origins), down (whereto), both (default). depth: edges from the "
            + "start, 1 to 100, default 30. limit: things at most, 1 to 5000, default 1000 (twice as many events). cut is set when a limit was reached, with its reason (depth, nodes, events) and "
            + "where. Edge kinds: contained, transformed, moved (between places), same (item of lot). Scope epcis:query; events that the key may not read do not exist in the answer.")
        .Produces<TraceAnswer>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
        .RequireAuthorization(ChainPolicies.Query);

    private static async Task<IResult> HandleAsync(
        HttpContext http, Asker asker, IEventAccess access, ChainWalker walker, TraceTelling telling, CancellationToken cancellation)
    {
        var query = http.Request.Query;
        foreach (var name in query.Keys)
        {
            if (!parameters.Contains(name, StringComparer.Ordinal))
            {
                return EpcisProblem.BadParameter(name, "is not a parameter of this query");
            }

            if (name != "epc" && query[name].Count > 1)
            {
                return EpcisProblem.BadParameter(name, "stands more than once");
            }
        }

        List<string> start = [];
        foreach (var epc in query["epc"])
        {
            var read = StartIdentifiers.Read(epc);
            if (read.Count == 0)
            {
                return EpcisProblem.BadParameter("epc", "is not an identifier: a URI, Digital Link or element string is expected");
            }

            start.AddRange(read);
        }

        if (start.Count is 0 or > 50)
        {
            return EpcisProblem.BadParameter("epc", "must stand 1 to 50 times");
        }

        TraceDirection? direction = query["direction"].ToString() switch { "" or "both" => TraceDirection.Both, "up" => TraceDirection.Up, "down" => TraceDirection.Down, _ => null };
        if (direction is not { } way)
        {
            return EpcisProblem.BadParameter("direction", "may be up, down or both");
        }

        if (!TryNumber(query["depth"].ToString(), ChainWalker.Usual.Depth, 100, out var depth))
        {
            return EpcisProblem.BadParameter("depth", "must be a whole number from 1 to 100");
        }

        if (!TryNumber(query["limit"].ToString(), ChainWalker.Usual.Nodes, 5000, out var limit))
        {
            return EpcisProblem.BadParameter("limit", "must be a whole number from 1 to 5000");
        }

        var judge = await access.ForAsync(asker, cancellation);
        var graph = await walker.WalkAsync(start, way, new ChainLimits(depth, limit, limit * 2), judge, cancellation);
        if (graph.Events.Count == 0)
        {
            return EpcisProblem.NotFound("No event names this identifier.");
        }

        var units = asker.Units.ToHashSet();
        return TypedResults.Ok(await telling.TellAsync(graph, way, place => judge.SeesAll || place.IsPublic || units.Contains(place.Owner), cancellation));
    }

    private static bool TryNumber(string text, int usual, int most, out int value)
    {
        value = usual;
        return text.Length == 0
            || (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out value) && value >= 1 && value <= most);
    }
}
