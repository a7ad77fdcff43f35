using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tdc.Platform.Identity;

namespace Tdc.Platform.Files;

/// <summary><c>GET /tep/{id}</c>: a file, for those who may see the record that refers to it; 404 for all others.</summary>
internal static class FileEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app.MapMethods("/tep/{id:guid}", [HttpMethods.Get, HttpMethods.Head], HandleAsync)
        .WithTags("Files").WithName("DownloadFile").WithSummary("A stored file; ?tai=1 to save it.").AllowAnonymous()
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);

    internal static async Task<IResult> HandleAsync(
        Guid id, string? tai, Asker asker, IEnumerable<IFileAccess> owners, FileStore files, CancellationToken cancellation)
    {
        var file = new FileId(id);
        foreach (var owner in owners)
        {
            if (await owner.MayReadAsync(file, asker, cancellation))
            {
                return (await files.OpenAsync(file, cancellation)).TryGet(out var opened, out var refusal)
                    ? FileDownload.Result(opened, save: tai is not null)
                    : TypedResults.StatusCode(refusal.Status);
            }
        }

        return TypedResults.NotFound();
    }
}
