using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Tdc.Traceability.Features.Chain;

/// <summary>Problem details with the exception types of EPCIS 2.0, section 12.6.</summary>
internal static class EpcisProblem
{
    /// <summary>400: a parameter that is unknown or bad, named.</summary>
    public static ProblemHttpResult BadParameter(string name, string fault) =>
        Of(400, "QueryParameterException", $"The parameter {name} {fault}.", new() { ["parameter"] = name });

    /// <summary>400: a body that cannot be read.</summary>
    public static ProblemHttpResult BadBody(string detail) => Of(400, "ValidationException", detail);

    /// <summary>404.</summary>
    public static ProblemHttpResult NotFound(string detail) => Of(404, "NoSuchResourceException", detail);

    private static ProblemHttpResult Of(int status, string exception, string detail, Dictionary<string, object?>? extensions = null) =>
        TypedResults.Problem(statusCode: status, type: "epcisException:" + exception, title: exception, detail: detail, extensions: extensions);
}
