"""What the commands share: options, articles read with their problems named, lines printed."""
