using Microsoft.AspNetCore.Http.Features;

namespace Tdc.Host.Serving;

/// <summary>Tells the sender of a form that the page no longer has, because somebody has dealt with the matter meanwhile, and shows what was written.</summary>
/// <remarks>The framework answers 400 for it, in English while developing and with nothing elsewhere; both are held back here.</remarks>
/// <param name="pages">Draws the page.</param>
internal sealed class LostForms(ErrorPages pages)
{
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || StatusPages.IsForMachines(http)
            || http.Features.Get<IHttpResponseBodyFeature>() is not { } body)
        {
            await next(http);
            return;
        }

        var held = new HeldStream(http.Response, body.Stream);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(held, body));
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(body);
        }

        if (IsRefusedForm(http.Response) && !http.Response.HasStarted)
        {
            await pages.FormIsGoneAsync(http);
        }
    }

    private static bool IsRefusedForm(HttpResponse response) => response.StatusCode == StatusCodes.Status400BadRequest && response.ContentType == "text/plain";

    /// <summary>Passes everything on except the framework's refusal.</summary>
    private sealed class HeldStream(HttpResponse response, Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => throw new NotSupportedException();

        public override Task FlushAsync(CancellationToken cancellationToken) => IsRefusedForm(response) ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            IsRefusedForm(response) ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
