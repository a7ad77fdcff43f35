using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Tdc.Platform.Outcomes;

/// <summary>Turns a refusal into what the reader sees.</summary>
public static class RefusalProblem
{
    extension(Refusal refusal)
    {
        /// <summary>The message in the reader's language, with its values put in.</summary>
        /// <remarks>Refusals of Platform itself (files, storage, repeats) have their texts in Platform, so a module need not repeat them.</remarks>
        public string Message(IStringLocalizer text)
        {
            var found = text[refusal.Code];
            var message = found.ResourceNotFound ? PlatformRefusals.Find(refusal.Code) ?? found.Value : found.Value;
            return refusal.Values.Count == 0 ? message : string.Format(CultureInfo.CurrentCulture, message, [.. refusal.Values]);
        }

        /// <summary>What is wrong with a field, with the refusal's values put in.</summary>
        public string Message(IStringLocalizer text, string code) =>
            refusal.Values.Count == 0 ? text[code].Value : string.Format(CultureInfo.CurrentCulture, text[code].Value, [.. refusal.Values]);

        /// <summary>RFC 9457 problem details with the type <c>urn:tdc:problem:CODE</c>.</summary>
        public ProblemHttpResult ToProblem(IStringLocalizer text)
        {
            var extensions = new Dictionary<string, object?> { ["code"] = refusal.Code };
            if (refusal.Fields.Count > 0)
            {
                extensions["errors"] = refusal.Fields.ToDictionary(f => f.Key, f => f.Value.Select(c => refusal.Message(text, c)).ToArray());
            }

            return TypedResults.Problem(
                statusCode: refusal.Status,
                type: "urn:tdc:problem:" + refusal.Code,
                title: refusal.Message(text),
                extensions: extensions);
        }
    }
}
