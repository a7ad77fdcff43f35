using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tdc.Platform.Documents;

namespace Tdc.Platform.Files;

/// <summary>The answer that carries a file.</summary>
/// <remarks>
/// The content type is the one found by content; a browser is told not to guess another. Only PDF, PNG and JPEG may be shown in place.
/// Ranges and conditional requests are answered, for large files over weak lines.
/// </remarks>
public sealed class FileDownload : IResult
{
    private readonly OpenedFile opened;
    private readonly bool save;

    private FileDownload(OpenedFile opened, bool save) => (this.opened, this.save) = (opened, save);

    /// <summary>An answer with this file.</summary>
    /// <param name="opened">The file; its stream is disposed with the answer.</param>
    /// <param name="save">Whether the browser is to save it in any case.</param>
    public static FileDownload Result(OpenedFile opened, bool save = false) => new(opened, save);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var file = opened.File;
        var headers = httpContext.Response.Headers;
        var inline = !save && file.Kind is FileKind.Pdf or FileKind.Png or FileKind.Jpeg && !save;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, max-age=0, must-revalidate";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (file.Kind != FileKind.Pdf)
        {
            headers.ContentSecurityPolicy = "default-src 'none'; sandbox"; // a sandbox would stop the browser's PDF viewer
        }

        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        FileStreamHttpResult answer = TypedResults.Stream(
            opened.Content, file.ContentType, fileDownloadName: null, lastModified: file.At, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
        return answer.ExecuteAsync(httpContext);
    }
}
